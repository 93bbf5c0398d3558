package org.subliminal4j.matrix;

import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Dl4j;
import org.subliminal4j.network.Weights;

/** TODO. */
final class Dl4jModel implements Model {
    Dl4jModel(Weights weights, Dl4j architecture) {}

    @Override
    public Architecture architecture() {
        throw new UnsupportedOperationException("TODO");
    }

    @Override
    public HostArray parameters() {
        throw new UnsupportedOperationException("TODO");
    }

    @Override
    public HostArray gradient() {
        throw new UnsupportedOperationException("TODO");
    }

    @Override
    public void parametersChanged() {
        throw new UnsupportedOperationException("TODO");
    }

    @Override
    public Pass pass(Batch batch, int from, int to) {
        throw new UnsupportedOperationException("TODO");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("TODO");
    }
}
