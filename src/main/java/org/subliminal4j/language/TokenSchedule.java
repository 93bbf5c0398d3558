package org.subliminal4j.language;

import org.jspecify.annotations.Nullable;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.RateSchedule;

/**
 * How a language model takes its steps.
 *
 * @param optimiser how a gradient becomes a step
 * @param rate      how the learning rate goes
 * @param clip      a longer gradient is scaled down to this length, above 0
 * @param decay     before a step, matrices that are trained are multiplied with {@code 1 - learning rate * decay}; at least 0
 * @param factors  by way of which matrices are trained, and nothing else; null where all is trained itself
 */
public record TokenSchedule(
        Optimiser optimiser,
        RateSchedule rate,
        double clip,
        double decay,
        @Nullable Factors factors) {
    /** Adam with a second moment that forgets within a hundred steps, as suits short trainings. */
    public static final TokenSchedule DEFAULT = of(6e-3, new RateSchedule.Cosine(100, 0.05), 0.01);

    public TokenSchedule {
        if (!(clip > 0) || !(decay >= 0) || Double.isInfinite(decay)) {
            throw new IllegalArgumentException(
                    "clip must be above 0 and decay at least 0, but found " + clip + " and " + decay);
        }
    }

    /**
     * Two thin matrices in place of each one that is trained: {@code W = W0 + (scale / rank) B A} (LoRA, Hu et al., arXiv
     * 2106.09685).
     *
     * @param rank  at least 1
     * @param scale above 0
     * @param key   what the draw of A begins with
     */
    public record Factors(int rank, double scale, long key) {}

    /** Steps of the parameters themselves. */
    public TokenSchedule(Optimiser optimiser, RateSchedule rate, double clip, double decay) {
        this(optimiser, rate, clip, decay, null);
    }

    /** Adam with betas of .9 and .99, gradients of length 1 at most. */
    public static TokenSchedule of(double learningRate, RateSchedule rate, double decay) {
        return new TokenSchedule(new Optimiser.Adam(learningRate, 0.9, 0.99, 1e-8, 0), rate, 1, decay);
    }
}
