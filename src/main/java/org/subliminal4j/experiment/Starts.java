package org.subliminal4j.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.network.TransformerInit;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/**
 * Makes the parameters that arms start from.
 *
 * @param common  the architecture of draws that do not say otherwise
 * @param type    {@link DataType#FLOAT} or {@link DataType#DOUBLE}
 * @param streams the seed's streams
 * @param ends    what an arm came to, by its name
 */
record Starts(Architecture common, DataType type, RandomStreams streams, Function<String, Weights> ends) {

    Weights of(Start start) {
        if (start instanceof Start.Fresh fresh) {
            Architecture architecture = fresh.architecture() == null ? common : fresh.architecture();
            RandomGenerator random = streams.stream(fresh.stream());
            return architecture instanceof Transformer transformer
                    ? TransformerInit.DEFAULT.draw(transformer, type, random)
                    : Weights.draw(architecture, fresh.initialiser(), type, random);
        }
        if (start instanceof Start.Same same) {
            return ends.apply(same.arm());
        }
        if (start instanceof Start.Mixed mixed) {
            return of(mixed.base()).mixed(of(mixed.other()), mixed.parts());
        }
        if (start instanceof Start.Perturbed perturbed) {
            return of(perturbed.start())
                    .perturbed(
                            perturbed.sd(),
                            perturbed.relative(),
                            perturbed.parts(),
                            streams.stream(perturbed.stream()));
        }
        return permuted((Start.Permuted) start);
    }

    private Weights permuted(Start.Permuted permuted) {
        Weights weights = of(permuted.start());
        Dense dense = (Dense) weights.architecture();
        RandomGenerator random = streams.stream(permuted.stream());
        for (int layer = 1; layer <= dense.hidden().size(); layer++) {
            List<Integer> order = order(dense.hidden().get(layer - 1), random);
            if (permuted.layers().isEmpty() || permuted.layers().contains(layer)) {
                weights = weights.permuted(layer, order);
            }
        }
        return weights;
    }

    /** Each order equally probable. */
    private static List<Integer> order(int units, RandomGenerator random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, units).boxed().toList());
        for (int i = units - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        return order;
    }
}
