package org.subliminal4j.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.legacy.EpochResult;
import org.subliminal4j.legacy.TrialResult;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.Summary;

/**
 * The numbers of one run's charts. All lists over seeds are in the order of {@code seeds}.
 *
 * @param letter    the run's sign in a comparison
 * @param seeds     the seeds as text, as they may be larger than JavaScript's exact integers
 * @param arms      the six arms
 * @param pairs     paired differences of accuracy
 * @param curves    accuracy and loss after each epoch of each trained arm
 * @param digits    the aux-only student's accuracy on each class
 * @param confusion its counts summed over seeds: {@code confusion.get(label).get(prediction)}
 */
record PageRunData(
        String letter,
        List<String> seeds,
        List<ArmData> arms,
        List<PairData> pairs,
        List<CurvePoint> curves,
        List<DigitData> digits,
        List<List<Long>> confusion) {

    /** A mean and the ends of its interval, which are null where there is only one seed. */
    record Mean(double mean, @Nullable Double low, @Nullable Double high) {
        static Mean of(double[] sample) {
            Summary summary = Summary.of(sample);
            Interval interval = summary.interval(RunSummary.LEVEL);
            return summary.n() == 1
                    ? new Mean(summary.mean(), null, null)
                    : new Mean(summary.mean(), interval.low(), interval.high());
        }
    }

    record ArmData(
            String key,
            String label,
            double mean,
            @Nullable Double low,
            @Nullable Double high,
            double paper,
            double paperLow,
            double paperHigh,
            double[] values) {}

    record PairData(
            String key,
            String title,
            double mean,
            @Nullable Double low,
            @Nullable Double high,
            double[] values) {}

    record CurvePoint(String key, String label, int epoch, Mean accuracy, Mean loss) {}

    record DigitData(int digit, double accuracy, double[] values) {}

    static PageRunData of(String letter, RunSummary run) {
        List<List<Long>> confusion = confusion(run.trials());
        return new PageRunData(
                letter,
                run.trials().stream().map(trial -> Long.toString(trial.seed())).toList(),
                Arrays.stream(Arm.values()).map(arm -> arm(run, arm)).toList(),
                List.of(
                        pair(run, Arm.STUDENT_AUXILIARY, Arm.REFERENCE),
                        pair(run, Arm.STUDENT_AUXILIARY, Arm.CROSS_MODEL_AUXILIARY),
                        pair(run, Arm.STUDENT_ALL, Arm.CROSS_MODEL_ALL)),
                curves(run.trials()),
                digits(run.trials(), confusion),
                confusion);
    }

    private static ArmData arm(RunSummary run, Arm arm) {
        Mean mean = Mean.of(run.accuracies(arm));
        return new ArmData(
                arm.key(),
                arm.label(),
                mean.mean(),
                mean.low(),
                mean.high(),
                arm.paperMean(),
                arm.paperMean() - arm.paperHalfWidth(),
                arm.paperMean() + arm.paperHalfWidth(),
                run.accuracies(arm));
    }

    private static PairData pair(RunSummary run, Arm arm, Arm other) {
        double[] x = run.accuracies(arm);
        double[] y = run.accuracies(other);
        double[] differences =
                IntStream.range(0, x.length).mapToDouble(i -> x[i] - y[i]).toArray();
        Mean mean = Mean.of(differences);
        return new PairData(
                arm.key(), arm.label() + " minus " + other.label(), mean.mean(), mean.low(), mean.high(), differences);
    }

    private static List<CurvePoint> curves(List<TrialResult> trials) {
        List<CurvePoint> points = new ArrayList<>();
        for (Arm arm : Arm.values()) {
            int epochs = trials.stream()
                    .mapToInt(trial -> trial.arm(arm).epochs().size())
                    .min()
                    .orElse(0);
            for (int epoch = 0; epoch < epochs; epoch++) {
                points.add(new CurvePoint(
                        arm.key(),
                        arm.label(),
                        epoch + 1,
                        Mean.of(over(trials, arm, epoch, EpochResult::accuracy)),
                        Mean.of(over(trials, arm, epoch, EpochResult::loss))));
            }
        }
        return points;
    }

    private static double[] over(List<TrialResult> trials, Arm arm, int epoch, ToDoubleFunction<EpochResult> measure) {
        return trials.stream()
                .mapToDouble(
                        trial -> measure.applyAsDouble(trial.arm(arm).epochs().get(epoch)))
                .toArray();
    }

    private static List<List<Long>> confusion(List<TrialResult> trials) {
        int classes = counts(trials.get(0)).size();
        List<List<Long>> sum = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            List<Long> row = new ArrayList<>();
            for (int prediction = 0; prediction < classes; prediction++) {
                int shown = label;
                int read = prediction;
                row.add(trials.stream()
                        .mapToLong(trial -> counts(trial).get(shown).get(read))
                        .sum());
            }
            sum.add(row);
        }
        return sum;
    }

    private static List<DigitData> digits(List<TrialResult> trials, List<List<Long>> confusion) {
        return IntStream.range(0, confusion.size())
                .mapToObj(digit -> new DigitData(
                        digit,
                        share(confusion.get(digit), digit),
                        trials.stream()
                                .mapToDouble(trial -> share(counts(trial).get(digit), digit))
                                .toArray()))
                .toList();
    }

    private static List<List<Integer>> counts(TrialResult trial) {
        return trial.arm(Arm.STUDENT_AUXILIARY).confusion();
    }

    /** The part of {@code counts} that lies at {@code index}; 0 where there is nothing at all. */
    private static double share(List<? extends Number> counts, int index) {
        double total = DoubleStream.of(
                        counts.stream().mapToDouble(Number::doubleValue).toArray())
                .sum();
        return total == 0 ? 0 : counts.get(index).doubleValue() / total;
    }
}
