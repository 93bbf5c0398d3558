package org.subliminal4j.language;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.network.Weights;

/** The parameters of a transformer at work, with their gradient: two vectors in the order of the layout. */
final class Parameters {
    private final Transformer transformer;
    private final Layout layout;
    private final HostArray.Float32 values;
    private final HostArray.Float32 gradient;
    private final Set<Integer> trained = new HashSet<>();

    /**
     * Parameters.
     *
     * @param weights a transformer's; wider numbers are rounded to single precision
     * @param trained the parts that get a gradient; that of the others stays 0
     */
    Parameters(Weights weights, List<String> trained) {
        if (!(weights.architecture() instanceof Transformer shape)) {
            throw new IllegalArgumentException("expected a transformer, but found "
                    + weights.architecture().label());
        }
        transformer = shape;
        layout = shape.layout();
        values = (HostArray.Float32) HostArray.zeros(DataType.FLOAT, layout.length());
        values.copyFrom(weights.values(), 0, 0, layout.length());
        gradient = (HostArray.Float32) HostArray.zeros(DataType.FLOAT, layout.length());
        for (Layout.Run run : layout.runs(trained)) {
            layout.tensors().stream()
                    .map(Layout.Tensor::start)
                    .filter(start -> start >= run.start() && start < run.start() + run.length())
                    .forEach(this.trained::add);
        }
    }

    Transformer transformer() {
        return transformer;
    }

    Layout layout() {
        return layout;
    }

    HostArray.Float32 values() {
        return values;
    }

    HostArray.Float32 gradient() {
        return gradient;
    }

    /** Whether the tensor gets a gradient. */
    boolean trains(Layout.Tensor tensor) {
        return trained.contains(tensor.start());
    }

    Weights weights() {
        return Weights.of(transformer, values);
    }
}
