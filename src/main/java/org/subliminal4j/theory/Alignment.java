package org.subliminal4j.theory;

import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.legacy.MlpSpec;

/**
 * The cosine of the angle between two vectors of parameters.
 *
 * @param total  over all parameters
 * @param layers over the weights and biases of each layer, from the first hidden to the output; 0 where one vector is
 *               zero
 */
public record Alignment(double total, List<Double> layers) {
    public Alignment {
        layers = List.copyOf(layers);
    }

    /** Of two vectors in DL4J's flat order. */
    static Alignment of(MlpSpec spec, float[] a, float[] b) {
        List<Double> layers = new ArrayList<>();
        double dot = 0;
        double squareA = 0;
        double squareB = 0;
        int start = 0;
        for (int layer = 0; layer < spec.layers(); layer++) {
            int end = start + (spec.widths().get(layer) + 1) * spec.widths().get(layer + 1);
            double layerDot = 0;
            double layerA = 0;
            double layerB = 0;
            for (int i = start; i < end; i++) {
                layerDot += (double) a[i] * b[i];
                layerA += (double) a[i] * a[i];
                layerB += (double) b[i] * b[i];
            }
            layers.add(cosine(layerDot, layerA, layerB));
            dot += layerDot;
            squareA += layerA;
            squareB += layerB;
            start = end;
        }
        return new Alignment(cosine(dot, squareA, squareB), layers);
    }

    /** The mean of each cosine. */
    static Alignment mean(List<Alignment> alignments) {
        int count = alignments.size();
        List<Double> layers = new ArrayList<>();
        for (int layer = 0; layer < alignments.get(0).layers().size(); layer++) {
            int index = layer;
            layers.add(
                    alignments.stream().mapToDouble(a -> a.layers().get(index)).sum() / count);
        }
        return new Alignment(alignments.stream().mapToDouble(Alignment::total).sum() / count, layers);
    }

    private static double cosine(double dot, double squareA, double squareB) {
        double norms = Math.sqrt(squareA) * Math.sqrt(squareB);
        return norms == 0 ? 0 : dot / norms;
    }
}
