package org.subliminal4j.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.data.Mnist;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.legacy.ExperimentConfig;
import org.subliminal4j.legacy.TrialResult;
import org.subliminal4j.stats.Alternative;
import org.subliminal4j.stats.Summary;
import org.subliminal4j.stats.TTest;
import org.subliminal4j.stats.TestResult;

/**
 * What the trials of a run come to, arm by arm, and whether the paper's figures may be held against it.
 *
 * @param mnist       whether the images are MNIST's
 * @param trials      the trials in the order of their seeds, at least one
 * @param differences what differs from the paper's setting, each as a phrase; empty for the paper's setting
 * @param chance      the accuracy of guessing, 1 / classes
 */
public record RunSummary(boolean mnist, List<TrialResult> trials, List<String> differences, double chance) {
    /** The confidence level of all intervals. */
    public static final double LEVEL = 0.95;

    /** An arm is said to differ from the paper at or below this p-value of Welch's test. */
    public static final double DIFFERS = 0.01;

    public RunSummary {
        trials = trials.stream()
                .sorted(Comparator.comparingLong(TrialResult::seed))
                .toList();
        differences = List.copyOf(differences);
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("A summary needs at least one trial, but found none");
        }
    }

    /** Summarises the trials of {@code config} on the data set of the given checksums. */
    public static RunSummary of(
            ExperimentConfig config, Map<String, String> dataSha256, Collection<TrialResult> trials) {
        return new RunSummary(
                Mnist.matches(dataSha256),
                List.copyOf(trials),
                PaperSetting.differences(config, dataSha256),
                1.0 / config.network().classes());
    }

    /** Whether this is the paper's setting, so that its accuracies can be compared. */
    public boolean paperSetting() {
        return differences.isEmpty();
    }

    /** The number of trials. */
    public int n() {
        return trials.size();
    }

    /** Test accuracy of {@code arm} in each trial, in the order of the seeds. */
    public double[] accuracies(Arm arm) {
        return trials.stream().mapToDouble(trial -> trial.arm(arm).accuracy()).toArray();
    }

    /** For a reader: the seeds, as {@code seeds 1 to 24}. */
    public String seeds() {
        long first = trials.get(0).seed();
        long last = trials.get(n() - 1).seed();
        if (n() == 1) {
            return "seed " + first;
        }
        return last - first + 1 == n() ? "seeds " + first + " to " + last : n() + " seeds of " + first + " to " + last;
    }

    /** Mean and spread of the test accuracy of {@code arm}. */
    public Summary summary(Arm arm) {
        return Summary.of(accuracies(arm));
    }

    /**
     * Welch's two-sided test of {@code arm} against the paper's 100 runs; null if this is another setting, or a single
     * trial.
     */
    public @Nullable TestResult againstPaper(Arm arm) {
        return paperSetting() && n() > 1
                ? TTest.welch(summary(arm), PaperSetting.summary(arm), Alternative.TWO_SIDED)
                : null;
    }
}
