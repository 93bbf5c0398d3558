package org.subliminal4j.benchmarks.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.subliminal4j.benchmarks.gemm.StepProducts;
import org.subliminal4j.data.NoiseImages;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Course;
import org.subliminal4j.training.Loss;
import org.subliminal4j.training.Schedule;
import org.subliminal4j.training.Targets;
import org.subliminal4j.training.Trainer;

/**
 * What does a student's step take over its own matrix products, for wide and narrow, deep and shallow networks, small and
 * large batches, few and many auxiliary logits? One network on one thread; steps and products in turn, so that what drifts
 * on the machine drifts for both. A ratio is the median over the turns.
 */
public final class Shapes {
    private static final int TURNS = 3;

    /** From this batch on one step is long enough to be measured. */
    private static final int LARGE = 16_384;

    private Shapes() {}

    /**
     * One shape.
     *
     * @param milliseconds of a step, the median
     * @param overProducts a step over its products, the median of the turns
     */
    record Point(int hidden, int depth, int batch, int auxiliary, double milliseconds, double overProducts) {}

    /** @param arguments the file to write, and the seconds that each measurement of a turn takes at least */
    public static void main(String[] arguments) throws IOException {
        double seconds = Double.parseDouble(arguments[1]);
        List<Point> points = new ArrayList<>();
        for (int hidden : new int[] {64, 256, 1024}) {
            for (int depth = 1; depth <= 4; depth++) {
                for (int batch : new int[] {64, 1024, 16384}) {
                    for (int auxiliary : new int[] {3, 1000}) {
                        points.add(measure(hidden, depth, batch, auxiliary, seconds));
                    }
                }
            }
        }
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(Path.of(arguments[0]).toFile(), points);
    }

    private static Point measure(int hidden, int depth, int batch, int auxiliary, double seconds) {
        Dense network = Dense.paper()
                .withHidden(Collections.nCopies(depth, hidden).toArray(Integer[]::new))
                .withAuxiliary(auxiliary);
        int steps = batch < LARGE ? 2 : 1;
        NoiseImages noise = new NoiseImages(1, steps * batch, network.inputs());
        int[] logits = IntStream.range(network.classes(), network.outputs()).toArray();
        float[] said = new float[noise.count() * auxiliary];
        RandomGenerator random = new RandomStreams(1).stream("said");
        for (int i = 0; i < said.length; i++) {
            said[i] = (float) random.nextGaussian();
        }
        Targets targets =
                Targets.imitate(Loss.DEFAULT, said, auxiliary, IntStream.range(0, auxiliary).toArray());
        try (Model model = Model.of(Weights.draw(network, new RandomStreams(1).stream("init")));
                Trainer trainer = new Trainer(
                        noise,
                        1,
                        batch,
                        random,
                        List.of(Course.of(model, Loss.DEFAULT, logits, epoch -> targets, Schedule.paperStudent())));
                StepProducts products = new StepProducts(network, batch, auxiliary)) {
            Runnable epoch = () -> trainer.epoch(() -> {});
            Runnable sameSteps = () -> {
                for (int i = 0; i < steps; i++) {
                    products.multiply();
                }
            };
            time(epoch, seconds);
            time(sameSteps, seconds);
            double[] step = new double[TURNS];
            double[] ratio = new double[TURNS];
            for (int turn = 0; turn < TURNS; turn++) {
                step[turn] = time(epoch, seconds) / steps;
                ratio[turn] = step[turn] / (time(sameSteps, seconds) / steps);
            }
            return new Point(hidden, depth, batch, auxiliary, 1e3 * median(step), median(ratio));
        }
    }

    /** Seconds of one call, over as many as take {@code least} seconds. */
    private static double time(Runnable task, double least) {
        long begin = System.nanoTime();
        int calls = 0;
        while (System.nanoTime() - begin < 1e9 * least) {
            task.run();
            calls++;
        }
        return (System.nanoTime() - begin) / 1e9 / calls;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
