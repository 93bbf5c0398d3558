package org.subliminal4j.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Layout;

/**
 * The cosine of the angle between two vectors of parameters.
 *
 * @param total over all parameters
 * @param parts over each part of the network, in the order of the layout; 0 where one vector is zero
 */
record Cosines(double total, Map<String, Double> parts) {
    /** Of two vectors in the order of {@code layout}. */
    static Cosines of(Layout layout, HostArray a, HostArray b) {
        Map<String, Double> parts = new LinkedHashMap<>();
        double dot = 0;
        double squareA = 0;
        double squareB = 0;
        for (String part : layout.parts()) {
            List<Layout.Run> runs = layout.runs(List.of(part));
            double partDot = Vectors.dot(a, b, runs);
            double partA = Vectors.dot(a, a, runs);
            double partB = Vectors.dot(b, b, runs);
            parts.put(part, cosine(partDot, partA, partB));
            dot += partDot;
            squareA += partA;
            squareB += partB;
        }
        return new Cosines(cosine(dot, squareA, squareB), parts);
    }

    /** The mean of each cosine of at least one. */
    static Cosines mean(List<Cosines> cosines) {
        Map<String, Double> parts = new LinkedHashMap<>();
        for (Cosines each : cosines) {
            each.parts().forEach((part, cosine) -> parts.merge(part, cosine, Double::sum));
        }
        parts.replaceAll((part, sum) -> sum / cosines.size());
        return new Cosines(cosines.stream().mapToDouble(Cosines::total).sum() / cosines.size(), parts);
    }

    /** As metrics: {@code name}, and {@code name.part} for each part. */
    Map<String, Double> metrics(String name) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(name, total);
        parts.forEach((part, cosine) -> metrics.put(name + "." + part, cosine));
        return metrics;
    }

    private static double cosine(double dot, double squareA, double squareB) {
        double norms = Math.sqrt(squareA) * Math.sqrt(squareB);
        return norms == 0 ? 0 : dot / norms;
    }
}
