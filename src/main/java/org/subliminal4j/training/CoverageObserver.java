package org.subliminal4j.training;

import java.util.Map;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Learner;

/** See {@link Probe.Coverage}. */
final class CoverageObserver implements Probe.Observer {
    private final Learner learner;
    private final HostArray start;
    private final HostArray way;
    private Map<String, Double> metrics = Map.of();

    /** @param way Not modified. The way of the other arm */
    CoverageObserver(Learner learner, HostArray way) {
        this.learner = learner;
        this.way = way;
        start = learner.parameters().copy();
    }

    @Override
    public void afterUpdate(long step) {
        if (metrics.isEmpty()) {
            HostArray update = Vectors.difference(learner.parameters(), start);
            metrics = Map.of(
                    "coverage",
                    Cosines.of(learner.architecture().layout(), update, way).total());
        }
    }

    @Override
    public Map<String, Double> ended() {
        return metrics;
    }
}
