package org.subliminal4j.exchange;

import java.util.List;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.NoiseImages;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/** Networks and images to be written and read. */
final class Networks {
    static final Dense SMALL = new Dense(6, List.of(5, 4), Activation.TANH, 3, 2);

    private Networks() {}

    /** Weights and biases all of which are drawn, so that none can be mistaken for another. */
    static Weights drawn(Architecture architecture, DataType type) {
        RandomGenerator random = new RandomStreams(3).stream("weights");
        HostArray values = HostArray.zeros(type, architecture.layout().length());
        architecture.layout().tensors().forEach(tensor -> {
            for (int i = 0; i < tensor.length(); i++) {
                values.set(tensor.start() + i, random.nextGaussian() / Math.sqrt(tensor.fanIn()));
            }
        });
        return Weights.of(architecture, values);
    }

    static Weights drawn(Architecture architecture) {
        return drawn(architecture, DataType.FLOAT);
    }

    static NoiseImages images(Architecture architecture, int count) {
        return new NoiseImages(7, count, architecture.inputs());
    }
}
