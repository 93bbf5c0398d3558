package org.subliminal4j.training;

import java.util.Map;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Learner;

/** See {@link Probe.Displacement}. */
final class DisplacementObserver implements Probe.Observer {
    private final Learner learner;
    private final HostArray start;
    private final HostArray way;
    private Map<String, Double> metrics = Map.of();

    /** @param way Not modified. The way of the other arm */
    DisplacementObserver(Learner learner, HostArray way) {
        this.learner = learner;
        this.way = way;
        start = learner.parameters().copy();
    }

    @Override
    public Map<String, Double> epochEnded(int epoch) {
        HostArray own = Vectors.difference(learner.parameters(), start);
        metrics = Cosines.of(learner.architecture().layout(), own, way).metrics("displacementCosine");
        return metrics;
    }

    @Override
    public Map<String, Double> ended() {
        return metrics;
    }
}
