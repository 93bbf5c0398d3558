package org.subliminal4j.training;

import java.util.Map;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.matrix.Model;

/** See {@link Probe.Coverage}. */
final class CoverageObserver implements Probe.Observer {
    private final Model model;
    private final HostArray start;
    private final HostArray way;
    private Map<String, Double> metrics = Map.of();

    /** @param way Not modified. The way of the other arm */
    CoverageObserver(Model model, HostArray way) {
        this.model = model;
        this.way = way;
        start = model.parameters().copy();
    }

    @Override
    public void afterUpdate(long step) {
        if (metrics.isEmpty()) {
            HostArray update = Vectors.difference(model.parameters(), start);
            metrics = Map.of(
                    "coverage",
                    Cosines.of(model.architecture().layout(), update, way).total());
        }
    }

    @Override
    public Map<String, Double> ended() {
        return metrics;
    }
}
