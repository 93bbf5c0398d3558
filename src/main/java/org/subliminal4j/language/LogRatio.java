package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.subliminal4j.network.Weights;

/** How much likelier one model finds sequences than another. */
final class LogRatio {
    private static final int AT_ONCE = 64;

    private LogRatio() {}

    /**
     * The mean over the predicted tokens of each example of {@code ln(p / q)}.
     *
     * @param one   p, a transformer's weights
     * @param other q
     */
    static double[] of(List<Example> examples, Weights one, Weights other) {
        double[][] logarithms = logarithms(examples, one);
        double[][] others = logarithms(examples, other);
        double[] ratios = new double[logarithms.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = mean(logarithms[i]) - mean(others[i]);
        }
        return ratios;
    }

    /** {@code ln(p / q)} of each predicted token of each example: shape {@code (examples, tokens)}. */
    static double[][] ofTokens(List<Example> examples, Weights one, Weights other) {
        double[][] ratios = logarithms(examples, one);
        double[][] others = logarithms(examples, other);
        for (int i = 0; i < ratios.length; i++) {
            for (int j = 0; j < ratios[i].length; j++) {
                ratios[i][j] -= others[i][j];
            }
        }
        return ratios;
    }

    private static double mean(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        return mean;
    }

    private static double[][] logarithms(List<Example> examples, Weights weights) {
        double[][] logarithms =
                examples.stream().map(example -> new double[example.paid()]).toArray(double[][]::new);
        int[] known = new int[logarithms.length];
        Softmax softmax = new Softmax();
        try (LanguageModel model = LanguageModel.toRead(weights, AT_ONCE)) {
            float[] row = new float[model.shape().vocabulary()];
            for (int start = 0; start < examples.size(); start += AT_ONCE) {
                List<Example> some =
                        new ArrayList<>(examples.subList(start, Math.min(examples.size(), start + AT_ONCE)));
                IdentityHashMap<Example, Integer> places = new IdentityHashMap<>();
                for (int i = 0; i < some.size(); i++) {
                    places.put(some.get(i), start + i);
                }
                TokenBatch batch = new TokenBatch(some);
                model.forward(batch);
                for (int paid = 0; paid < batch.paid(); paid++) {
                    model.logits(batch, paid, row);
                    float logit = row[batch.target(paid)];
                    softmax.exponentials(row, 0, row.length);
                    int place = Objects.requireNonNull(places.get(batch.payer(paid)));
                    logarithms[place][known[place]++] = logit - softmax.logarithm();
                }
            }
        }
        return logarithms;
    }
}
