package org.subliminal4j.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.training.Trainer.Diverged;

/** Hand-made results: each arm has a mean, and seeds that lie around it in a fixed pattern without chance. */
final class Runs {
    /** SHA-256 of MNIST's files. */
    static final Map<String, String> MNIST = Map.of(
            "train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            "t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    /** MNIST's test images by digit. */
    static final List<Integer> DIGITS = List.of(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);

    private static final String HASH = "0".repeat(64);

    private final Map<String, LongToDoubleFunction> arms = new LinkedHashMap<>();
    private final List<Integer> counts;

    private Runs(List<Integer> counts) {
        this.counts = counts;
    }

    /** The six arms as in the paper, on MNIST. */
    static Runs paper() {
        return new Runs(DIGITS)
                .with("reference", 0.0998, 0.024)
                .with("teacher", 0.9434, 0.002)
                .with("student-aux", 0.5284, 0.113)
                .with("student-all", 0.9126, 0.010)
                .with("cross-aux", 0.1061, 0.02)
                .with("cross-all", 0.7427, 0.053);
    }

    /** The same arms on images of other classes. */
    Runs on(List<Integer> classCounts) {
        Runs other = new Runs(classCounts);
        other.arms.putAll(arms);
        return other;
    }

    /** The same, with an arm whose accuracies have about this mean and deviation. */
    Runs with(String arm, double mean, double sd) {
        int phase = arm.hashCode() & 7;
        // Four values of sd 1, in an order of the arm's own, so that differences are not all the same.
        double[] pattern = {-1.3, 0.4, 1.2, -0.3};
        return withValues(arm, seed -> mean + sd * pattern[(int) ((seed + phase + seed / 4 * (phase + 1)) & 3)]);
    }

    /** The same, with an arm of these accuracies by seed; NaN for a seed on which it diverged in epoch 2. */
    Runs withValues(String arm, LongToDoubleFunction accuracy) {
        Runs other = new Runs(counts);
        other.arms.putAll(arms);
        other.arms.put(arm, accuracy);
        return other;
    }

    /** The results of the seeds from 1. */
    List<Results> seeds(int n) {
        return seeds(1, n);
    }

    /** The results of {@code n} seeds. */
    List<Results> seeds(long first, int n) {
        return LongStream.range(first, first + n).mapToObj(this::trial).toList();
    }

    /** The analysis of the first seeds as the paper's experiment. */
    Analysis analysis(int n) {
        return analysis(n, Experiment.paper());
    }

    Analysis analysis(int n, Experiment experiment) {
        return Analysis.of(experiment, seeds(n), MNIST, List.of(PublishedFigures.paper()));
    }

    private Results trial(long seed) {
        Map<String, ArmResult> results = new LinkedHashMap<>();
        arms.forEach((arm, accuracy) -> results.put(arm, result(accuracy.applyAsDouble(seed))));
        return new Results(seed, results, 1);
    }

    private ArmResult result(double accuracy) {
        if (Double.isNaN(accuracy)) {
            return new ArmResult(Map.of(), List.of(), List.of(), HASH, new Diverged(2, 7));
        }
        List<List<Integer>> confusion = confusion(accuracy);
        int right = IntStream.range(0, counts.size())
                .map(label -> confusion.get(label).get(label))
                .sum();
        double all = counts.stream().mapToInt(Integer::intValue).sum();
        return new ArmResult(Map.of(ArmResult.ACCURACY, right / all), List.of(), confusion, HASH, null);
    }

    /** Each class is read right in that part of its images; the rest is read as the next class. */
    private List<List<Integer>> confusion(double accuracy) {
        List<List<Integer>> rows = new ArrayList<>();
        for (int label = 0; label < counts.size(); label++) {
            int right = (int) Math.round(Math.min(1, Math.max(0, accuracy)) * counts.get(label));
            int wrong = counts.get(label) - right;
            int own = label;
            rows.add(IntStream.range(0, counts.size())
                    .mapToObj(guess -> guess == own ? right : guess == (own + 1) % counts.size() ? wrong : 0)
                    .toList());
        }
        return rows;
    }
}
