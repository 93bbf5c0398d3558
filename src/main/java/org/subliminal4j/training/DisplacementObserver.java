package org.subliminal4j.training;

import java.util.Map;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.matrix.Model;

/** See {@link Probe.Displacement}. */
final class DisplacementObserver implements Probe.Observer {
    private final Model model;
    private final HostArray start;
    private final HostArray way;

    /** @param way Not modified. The way of the other arm */
    DisplacementObserver(Model model, HostArray way) {
        this.model = model;
        this.way = way;
        start = model.parameters().copy();
    }

    @Override
    public Map<String, Double> epochEnded(int epoch) {
        HostArray own = Vectors.difference(model.parameters(), start);
        return Cosines.of(model.architecture().layout(), own, way).metrics("displacementCosine");
    }
}
