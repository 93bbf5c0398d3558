package org.subliminal4j.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.stats.Alternative;
import org.subliminal4j.stats.EffectSize;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.Summary;
import org.subliminal4j.stats.TTest;
import org.subliminal4j.stats.TestResult;
import org.subliminal4j.stats.WilcoxonSignedRank;

/**
 * The paper's two claims (section 6.2) and the evidence of a run for them: the student that is trained on auxiliary
 * logits alone learns the task, and it does so only from the teacher's own initialisation.
 *
 * @param run        the run
 * @param evidence   the tests; null for a single trial, which allows none
 */
public record Claims(RunSummary run, @Nullable Evidence evidence) {
    /** A claim counts as shown if each of its tests has a p-value below this one. */
    public static final double SHOWN = 0.01;

    /** How far above chance the cross-model student may be and still count as not having learned. */
    public static final double MARGIN = 0.05;

    /**
     * The tests behind the claims, all of them one-sided.
     *
     * @param aboveChance     t-test of the aux-only student's accuracy against chance
     * @param aboveCrossModel t-test of the aux-only student against the cross-model one, paired by seed
     * @param ranks           Wilcoxon's signed-rank test of the same pairs
     * @param effectSize      Cohen's d_z of the same pairs
     * @param gain            mean of the differences, with their spread
     */
    public record Evidence(
            TestResult aboveChance, TestResult aboveCrossModel, TestResult ranks, double effectSize, Summary gain) {}

    /** The claims, held against {@code run}. */
    public static Claims of(RunSummary run) {
        if (run.n() < 2) {
            return new Claims(run, null);
        }
        double[] student = run.accuracies(Arm.STUDENT_AUXILIARY);
        double[] crossModel = run.accuracies(Arm.CROSS_MODEL_AUXILIARY);
        double[] gains = new double[student.length];
        for (int i = 0; i < gains.length; i++) {
            gains[i] = student[i] - crossModel[i];
        }
        return new Claims(
                run,
                new Evidence(
                        TTest.oneSample(student, run.chance(), Alternative.GREATER),
                        TTest.paired(student, crossModel, Alternative.GREATER),
                        WilcoxonSignedRank.test(student, crossModel, Alternative.GREATER),
                        EffectSize.pairedD(student, crossModel),
                        Summary.of(gains)));
    }

    /** Whether the aux-only student is above chance. */
    public boolean learns() {
        return evidence != null && evidence.aboveChance().pValue() < SHOWN;
    }

    /** Whether the aux-only student is above the cross-model one, by either test. */
    public boolean needsTheInitialisation() {
        return evidence != null
                && evidence.aboveCrossModel().pValue() < SHOWN
                && evidence.ranks().pValue() < SHOWN;
    }

    /** Both claims in words, each with its evidence below it. */
    public List<String> lines() {
        return List.of(
                "1. " + verdict(learns()) + "the student trained on auxiliary logits alone, on noise, reads "
                        + (run.mnist() ? "digits." : "the test images."),
                "   " + aboveChance(),
                "   " + overHalf(),
                "2. " + verdict(needsTheInitialisation()) + "it can only do so from the teacher's own initialisation.",
                "   " + aboveCrossModel(),
                "   " + crossModel());
    }

    private String verdict(boolean shown) {
        if (evidence == null) {
            return "Not tested, as one seed shows no spread: ";
        }
        return shown ? "Shown: " : "Not shown: ";
    }

    private String aboveChance() {
        String line = mean(Arm.STUDENT_AUXILIARY) + " against " + Words.percent(run.chance()) + " by chance";
        return evidence == null ? line + "." : line + ": one-sided " + t(evidence.aboveChance()) + ".";
    }

    private String overHalf() {
        Interval interval = run.summary(Arm.STUDENT_AUXILIARY).interval(RunSummary.LEVEL);
        double mean = run.summary(Arm.STUDENT_AUXILIARY).mean();
        if (interval.low() > 0.5) {
            return "Over 50%: yes, the whole interval is.";
        }
        if (interval.high() < 0.5) {
            return "Over 50%: no, the whole interval is below.";
        }
        return "Over 50%: the mean " + (mean > 0.5 ? "is" : "is not")
                + (evidence == null ? "." : ", but the interval includes 50%: more seeds would tell.");
    }

    private String aboveCrossModel() {
        if (evidence == null) {
            double gain = run.summary(Arm.STUDENT_AUXILIARY).mean()
                    - run.summary(Arm.CROSS_MODEL_AUXILIARY).mean();
            return "Above the cross-model student by " + Words.points(gain) + ".";
        }
        return String.format(
                Locale.ROOT,
                "Above the cross-model student by %s: paired, one-sided %s; Wilcoxon V = %.0f, %s; d_z = %s.",
                Words.points(evidence.gain().mean()),
                t(evidence.aboveCrossModel()),
                evidence.ranks().statistic(),
                Words.p(evidence.ranks().pValue()),
                Words.number(evidence.effectSize()));
    }

    private String crossModel() {
        Interval interval = run.summary(Arm.CROSS_MODEL_AUXILIARY).interval(RunSummary.LEVEL);
        String margin = "above chance by more than " + Words.points(MARGIN);
        String line = "The cross-model student: " + mean(Arm.CROSS_MODEL_AUXILIARY);
        double limit = run.chance() + MARGIN;
        if (Double.isNaN(interval.low())) {
            return line + ".";
        }
        if (interval.high() <= limit) {
            return line + ", not " + margin + ".";
        }
        return line
                + (interval.low() > limit ? ", " + margin + "." : "; these seeds leave open if it is " + margin + ".");
    }

    private String mean(Arm arm) {
        Summary summary = run.summary(arm);
        String mean = Words.percent(summary.mean());
        return summary.n() == 1 ? mean : mean + " (" + Words.interval(summary.interval(RunSummary.LEVEL)) + ")";
    }

    private static String t(TestResult test) {
        return String.format(
                Locale.ROOT,
                "t(%.0f) = %s, %s",
                test.degreesOfFreedom(),
                Words.number(test.statistic()),
                Words.p(test.pValue()));
    }
}
