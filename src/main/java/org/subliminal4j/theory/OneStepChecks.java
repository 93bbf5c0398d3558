package org.subliminal4j.theory;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.subliminal4j.stats.Alternative;
import org.subliminal4j.stats.BinomialTest;
import org.subliminal4j.stats.LineFit;

/**
 * Holds measurements against Theorem 1 (paper, section 6.1 and appendix C). Pure functions: what they are given decides
 * the verdict, so that a false claim can be seen to fail.
 */
public final class OneStepChecks {
    /** The step sizes that count as small: slopes are fitted to these. */
    public static final double SMALL = 1e-3;

    /** Fitted slopes of powers of eps; their corrections are of order eps. */
    private static final double SLOPE_TOLERANCE = 0.02;

    /** The slope of what does not shrink with eps; what shrinks has slope 1. */
    private static final double CONSTANT_TOLERANCE = 0.05;

    /**
     * Ratios at the smallest eps. On smooth ground they are off by about eps; where a ReLU sits within the teacher's
     * step, by about the part that one unit on one input has in the mean.
     */
    private static final double RATIO_TOLERANCE = 0.01;

    /** The slope of the remainder, a difference of nearly equal numbers. */
    private static final double REMAINDER_TOLERANCE = 0.1;

    /** In a loss difference, float64 leaves about 1e-16; a remainder a hundred times that still has two digits. */
    private static final double REMAINDER_FLOOR = 1e-14;

    /** A fixed level for a test that every run makes: one run in a thousand with new seeds fails by chance. */
    private static final double SIGN_LEVEL = 1e-3;

    /** Sums in another order differ by float64's rounding, relative to the size of what is summed. */
    private static final double ROUNDING = 1e-7;

    private OneStepChecks() {}

    /** {@code dS . dT >= 0}, and proportional to eps. */
    public static List<CheckResult> sign(List<SettingResult> settings) {
        CheckName check = CheckName.SIGN;
        return List.of(
                WorstCase.worst(
                        check,
                        "cosine of dS and dT, eps <= 1e-3",
                        ">= 0",
                        settings.stream()
                                .flatMap(setting -> small(setting.sameInit()))
                                .map(StepMeasurement::cosine)
                                .toList(),
                        value -> -value,
                        0,
                        "The student's step never points against the teacher's, whatever it imitates, on whatever inputs."),
                WorstCase.near(
                        check,
                        "slope of log(dS.dT) over log(eps)",
                        1,
                        SLOPE_TOLERANCE,
                        settings.stream()
                                .map(setting -> slope(small(setting.sameInit()), StepMeasurement::innerProduct))
                                .toList(),
                        "Half the teacher's step makes half the inner product: the effect is of first order."));
    }

    /** {@code dS . dT / eps} is A at the smallest eps. */
    public static List<CheckResult> value(List<SettingResult> settings) {
        return List.of(WorstCase.near(
                CheckName.VALUE,
                "dS.dT / (eps A) at the smallest eps",
                1,
                RATIO_TOLERANCE,
                settings.stream()
                        .map(setting -> last(setting.sameInit()).innerProductRatio(setting.predictedSlope()))
                        .toList(),
                "Backpropagation finds the A = E[v'Mv] that a forward derivative predicted without it."));
    }

    /** {@code L_T(theta_S) - L_T(theta0) = -eps alpha A} up to a remainder of order eps^2. */
    public static List<CheckResult> effect(List<SettingResult> settings) {
        CheckName check = CheckName.EFFECT;
        return List.of(
                WorstCase.worst(
                        check,
                        "change of L_T (nats) at the smallest eps",
                        "< 0",
                        settings.stream()
                                .map(setting -> last(setting.sameInit()).lossChange())
                                .toList(),
                        value -> value,
                        -Double.MIN_VALUE,
                        "The student gets better at the teacher's task, of which it has seen nothing."),
                WorstCase.near(
                        check,
                        "change of L_T / (-eps alpha A) at the smallest eps",
                        1,
                        RATIO_TOLERANCE,
                        settings.stream()
                                .map(setting -> last(setting.sameInit()).lossChangeRatio(setting.predictedSlope()))
                                .toList(),
                        "It gets better by the amount that the theorem predicts."),
                WorstCase.near(
                        check,
                        "slope of log|remainder| over log(eps)",
                        2,
                        REMAINDER_TOLERANCE,
                        settings.stream()
                                .filter(setting -> smooth(setting).count() >= 2)
                                .map(setting -> slope(
                                        smooth(setting), step -> Math.abs(step.remainder(setting.predictedSlope()))))
                                .toList(),
                        "What the prediction misses is of second order, where no ReLU switches within the step."));
    }

    /**
     * Students from another init: signs at random, and a step that does not shrink with eps.
     *
     * <p>The signs are those over the hidden layers. In the output layer two networks are not strangers whatever their
     * inits: a row's place says which class it stands for, and hidden activations are never negative. There the teacher
     * unlearns the classes it favoured by chance, and a student that imitates all logits learns to favour them: their
     * steps disagree in five of six pairs. With auxiliary logits alone the output layer's part is exactly 0.
     */
    public static List<CheckResult> otherInit(List<SettingResult> settings, List<SignSample> signs) {
        CheckName check = CheckName.OTHER_INIT;
        Stream<CheckResult> counts = signs.stream()
                .map(SignSample::group)
                .distinct()
                .map(group -> signTest(
                        group,
                        signs.stream()
                                .filter(sample -> group.equals(sample.group()))
                                .toList()));
        CheckResult slope = WorstCase.near(
                check,
                "slope of log|dS| over log(eps)",
                0,
                CONSTANT_TOLERANCE,
                settings.stream()
                        .map(setting -> slope(small(setting.otherInit()), StepMeasurement::studentNorm))
                        .toList(),
                "A student from another init moves to imitate the reference, not what the teacher has learned.");
        return Stream.concat(counts, Stream.of(slope)).toList();
    }

    /** Where nothing may pass, dS is exactly zero. */
    public static List<CheckResult> nullCases(List<NullCase> cases) {
        return cases.stream()
                .map(NullCase::name)
                .distinct()
                .map(name -> WorstCase.worst(
                        CheckName.NULL_CASES,
                        "largest |component| of dS, " + name,
                        "= 0 exactly",
                        cases.stream()
                                .filter(nullCase -> nullCase.name().equals(name))
                                .map(NullCase::largest)
                                .toList(),
                        Math::abs,
                        0,
                        name.startsWith("linear")
                                ? "Without shared hidden layers the teacher's auxiliary logits do not move at all."
                                : "The softmax of a single logit is always 1 and tells nothing."))
                .toList();
    }

    /** Hidden units in another order. */
    public static List<CheckResult> invariance(List<InvarianceCase> cases) {
        CheckName check = CheckName.INVARIANCE;
        return List.of(
                WorstCase.near(
                        check,
                        "teacher and student permuted: dS.dT over that before",
                        1,
                        ROUNDING,
                        cases.stream()
                                .map(c -> c.both().innerProduct() / c.plain().innerProduct())
                                .toList(),
                        "Which unit is where means nothing, as long as both networks agree on it."),
                WorstCase.near(
                        check,
                        "student alone permuted, whole units: change of L_T over that before",
                        1,
                        RATIO_TOLERANCE / 10,
                        cases.stream()
                                .map(c -> c.student().lossChange() / c.plain().lossChange())
                                .toList(),
                        "A student with whole units moved is the same function, and learns the same."),
                alignmentLost(cases),
                WorstCase.worst(
                        check,
                        "student's incoming weights alone permuted: |dS| over that before",
                        "> 100",
                        cases.stream()
                                .map(c -> c.incoming().studentNorm() / c.plain().studentNorm())
                                .toList(),
                        value -> -value,
                        -100,
                        "With some layers moved and others not it is another init, and imitates like one."));
    }

    /** The mean decides: in a single case a random order of the units may keep much of the inner product. */
    private static CheckResult alignmentLost(List<InvarianceCase> cases) {
        double mean = cases.stream()
                .mapToDouble(c -> c.student().innerProduct() / c.plain().innerProduct())
                .average()
                .orElse(Double.NaN);
        return new CheckResult(
                CheckName.INVARIANCE,
                "student alone permuted, whole units: dS.dT over that before, mean",
                "0 +- 0.5, not 1",
                cases.size(),
                mean,
                Math.abs(mean) <= 0.5,
                "But its step no longer lies along the teacher's: the inner product needs common coordinates.");
    }

    private static CheckResult signTest(String group, List<SignSample> samples) {
        int positive =
                (int) samples.stream().filter(sample -> sample.hidden() > 0).count();
        int positiveInAll = (int)
                samples.stream().filter(sample -> sample.innerProduct() > 0).count();
        double p = BinomialTest.test(positive, samples.size(), 0.5, Alternative.TWO_SIDED)
                .pValue();
        return new CheckResult(
                CheckName.OTHER_INIT,
                "share of dS.dT > 0 over the hidden layers, " + group,
                "0.5, binomial p > " + SIGN_LEVEL,
                samples.size(),
                (double) positive / samples.size(),
                p > SIGN_LEVEL,
                String.format(
                        Locale.ROOT,
                        "Between different inits the sign is a toss-up (p = %.2g; with the output layer %d of %d).",
                        p,
                        positiveInAll,
                        samples.size()));
    }

    private static Stream<StepMeasurement> small(List<StepMeasurement> steps) {
        return steps.stream().filter(step -> step.eps() <= SMALL);
    }

    /** The small steps under which no ReLU switches and the remainder stands clear of rounding. */
    private static Stream<StepMeasurement> smooth(SettingResult setting) {
        return small(setting.sameInit())
                .filter(step -> step.switchedUnits() == 0
                        && Math.abs(step.remainder(setting.predictedSlope())) > REMAINDER_FLOOR);
    }

    private static StepMeasurement last(List<StepMeasurement> steps) {
        return steps.get(steps.size() - 1);
    }

    /** The exponent of a power law; NaN where a value is not positive. */
    private static double slope(Stream<StepMeasurement> steps, ToDoubleFunction<StepMeasurement> quantity) {
        List<StepMeasurement> points = steps.toList();
        double[] eps = points.stream().mapToDouble(StepMeasurement::eps).toArray();
        double[] values = points.stream().mapToDouble(quantity).toArray();
        for (double value : values) {
            if (!(value > 0)) {
                return Double.NaN;
            }
        }
        return LineFit.logLog(eps, values).slope();
    }
}
