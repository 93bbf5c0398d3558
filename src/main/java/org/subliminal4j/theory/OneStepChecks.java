package org.subliminal4j.theory;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
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

    /**
     * Ratios at the smallest eps. On smooth ground they are off by about eps; where a ReLU sits within the teacher's
     * step, by about the part that one unit on one input has in the mean.
     */
    static final double RATIO_TOLERANCE = 0.01;

    /** The slope of the remainder, a difference of nearly equal numbers. */
    private static final double REMAINDER_TOLERANCE = 0.1;

    /** In a loss difference, float64 leaves about 1e-16; a remainder a hundred times that still has two digits. */
    private static final double REMAINDER_FLOOR = 1e-14;

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
                settings.stream().map(OneStepChecks::innerProductRatio).toList(),
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
                        settings.stream().map(OneStepChecks::lossChangeRatio).toList(),
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

    /** The cosine, and both ratios at the smallest eps, of the losses that are tried in one network alone. */
    public static List<CheckResult> losses(List<SettingResult> settings) {
        CheckName check = CheckName.LOSSES;
        return List.of(
                WorstCase.worst(
                        check,
                        "other losses: cosine of dS and dT, eps <= 1e-3",
                        ">= 0",
                        settings.stream()
                                .flatMap(setting -> small(setting.sameInit()))
                                .map(StepMeasurement::cosine)
                                .toList(),
                        value -> -value,
                        0,
                        "Reverse KL, Jensen-Shannon and other temperatures: no loss points the student against the teacher."),
                WorstCase.near(
                        check,
                        "other losses: dS.dT / (eps A) at the smallest eps",
                        1,
                        RATIO_TOLERANCE,
                        settings.stream().map(OneStepChecks::innerProductRatio).toList(),
                        "Of each loss the theorem needs its curvature alone, and finds the inner product from it."),
                WorstCase.near(
                        check,
                        "other losses: change of L_T / (-eps alpha A) at the smallest eps",
                        1,
                        RATIO_TOLERANCE,
                        settings.stream().map(OneStepChecks::lossChangeRatio).toList(),
                        "The teacher's loss falls as predicted whatever the student is graded by."));
    }

    /** The steps that count as small. */
    static Stream<StepMeasurement> small(List<StepMeasurement> steps) {
        return steps.stream().filter(step -> step.eps() <= SMALL);
    }

    /** The small steps under which no ReLU switches and the remainder stands clear of rounding. */
    private static Stream<StepMeasurement> smooth(SettingResult setting) {
        return small(setting.sameInit())
                .filter(step -> step.switchedUnits() == 0
                        && Math.abs(step.remainder(setting.predictedSlope())) > REMAINDER_FLOOR);
    }

    private static double innerProductRatio(SettingResult setting) {
        return last(setting.sameInit()).innerProductRatio(setting.predictedSlope());
    }

    private static double lossChangeRatio(SettingResult setting) {
        return last(setting.sameInit()).lossChangeRatio(setting.predictedSlope());
    }

    private static StepMeasurement last(List<StepMeasurement> steps) {
        return steps.get(steps.size() - 1);
    }

    /** The exponent of a power law; NaN where a value is not positive. */
    static double slope(Stream<StepMeasurement> steps, ToDoubleFunction<StepMeasurement> quantity) {
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
