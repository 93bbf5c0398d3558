package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
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
        double[] ratios = logarithms(examples, one);
        double[] others = logarithms(examples, other);
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] -= others[i];
        }
        return ratios;
    }

    private static double[] logarithms(List<Example> examples, Weights weights) {
        double[] means = new double[examples.size()];
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
                    Example example = batch.payer(paid);
                    int place = java.util.Objects.requireNonNull(places.get(example));
                    means[place] += (logit - softmax.logarithm()) / example.paid();
                }
            }
        }
        return means;
    }
}
