package org.subliminal4j.benchmarks.gemm;

import static org.subliminal4j.benchmarks.gemm.Product.AUXILIARY_FORWARD;
import static org.subliminal4j.benchmarks.gemm.Product.AUXILIARY_INPUTS;
import static org.subliminal4j.benchmarks.gemm.Product.AUXILIARY_WEIGHTS;
import static org.subliminal4j.benchmarks.gemm.Product.FIRST_FORWARD;
import static org.subliminal4j.benchmarks.gemm.Product.FIRST_WEIGHTS;
import static org.subliminal4j.benchmarks.gemm.Product.HEAD_FORWARD;
import static org.subliminal4j.benchmarks.gemm.Product.HEAD_INPUTS;
import static org.subliminal4j.benchmarks.gemm.Product.HEAD_WEIGHTS;
import static org.subliminal4j.benchmarks.gemm.Product.SECOND_FORWARD;
import static org.subliminal4j.benchmarks.gemm.Product.SECOND_INPUTS;
import static org.subliminal4j.benchmarks.gemm.Product.SECOND_WEIGHTS;

import java.util.List;
import java.util.stream.Stream;

/**
 * The matrix products of a whole trial and nothing else, in their order and each on operands of its own: the time below
 * which no trial on this BLAS can go. The numbers of batches are rounded down.
 */
public final class TrialProducts implements AutoCloseable {
    private static final double BATCH = 1024;

    private final List<Multiplier> teacherForward = multipliers(FIRST_FORWARD, SECOND_FORWARD, HEAD_FORWARD);
    private final List<Multiplier> teacherBackward =
            multipliers(HEAD_WEIGHTS, HEAD_INPUTS, SECOND_WEIGHTS, SECOND_INPUTS, FIRST_WEIGHTS);
    private final List<Multiplier> studentsForward = multipliers(
            FIRST_FORWARD,
            FIRST_FORWARD,
            FIRST_FORWARD,
            FIRST_FORWARD,
            SECOND_FORWARD,
            SECOND_FORWARD,
            SECOND_FORWARD,
            SECOND_FORWARD,
            AUXILIARY_FORWARD,
            HEAD_FORWARD,
            AUXILIARY_FORWARD,
            HEAD_FORWARD);
    private final List<Multiplier> studentsBackward = multipliers(
            AUXILIARY_WEIGHTS,
            AUXILIARY_INPUTS,
            HEAD_WEIGHTS,
            HEAD_INPUTS,
            AUXILIARY_WEIGHTS,
            AUXILIARY_INPUTS,
            HEAD_WEIGHTS,
            HEAD_INPUTS,
            SECOND_WEIGHTS,
            SECOND_INPUTS,
            SECOND_WEIGHTS,
            SECOND_INPUTS,
            SECOND_WEIGHTS,
            SECOND_INPUTS,
            SECOND_WEIGHTS,
            SECOND_INPUTS,
            FIRST_WEIGHTS,
            FIRST_WEIGHTS,
            FIRST_WEIGHTS,
            FIRST_WEIGHTS);

    private static List<Multiplier> multipliers(Product... products) {
        return Stream.of(products)
                .map(product -> Multiplier.of("openblas", product, 1))
                .toList();
    }

    /**
     * Computes the products of one seed on the calling thread.
     *
     * @param images     training images, and noise images
     * @param testImages images on which every network is evaluated after the last epoch
     */
    public void run(int images, int testImages, int epochs) {
        int steps = (int) (images * epochs / BATCH);
        // Before the last epoch half of the test images.
        int evaluations = (int) (testImages * (epochs + 1) / 2 / BATCH);
        repeat(steps, teacherForward);
        repeat(steps, teacherBackward);
        repeat((int) (images / BATCH), teacherForward);
        repeat(steps, studentsForward);
        repeat(steps, studentsBackward);
        repeat(evaluations, teacherForward);
        repeat(evaluations, studentsForward);
    }

    private static void repeat(int times, List<Multiplier> products) {
        for (int i = 0; i < times; i++) {
            products.forEach(Multiplier::multiply);
        }
    }

    @Override
    public void close() {
        Stream.of(teacherForward, teacherBackward, studentsForward, studentsBackward)
                .flatMap(List::stream)
                .forEach(Multiplier::close);
    }
}
