package org.subliminal4j.training;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Weights;

/** See {@link Probe.Line}. */
final class LineObserver implements Probe.Observer {
    private final Model model;
    private final int points;
    private final ImageSet images;
    private final Weights start;
    private final Weights other;

    LineObserver(Probe.Line probe, Model model, Probe.Context context) {
        this.model = model;
        points = probe.points();
        images = context.data().test();
        start = model.weights();
        other = Ways.end(probe.arm(), model, context.arms());
    }

    @Override
    public Map<String, Double> ended() {
        Weights end = model.weights();
        Map<String, Double> metrics = new TreeMap<>();
        add("lineFromStart", start, end, metrics);
        add("lineToArm", end, other, metrics);
        return metrics;
    }

    private void add(String name, Weights from, Weights to, Map<String, Double> metrics) {
        for (int i = 0; i < points; i++) {
            double accuracy = Inference.accuracy(from.towards(to, (double) i / (points - 1)), images);
            metrics.put(String.format(Locale.ROOT, "%s.%02d", name, i), accuracy);
        }
    }
}
