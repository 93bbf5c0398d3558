package org.subliminal4j.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.stats.Alternative;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.Summary;
import org.subliminal4j.stats.TTest;

/** Sums traces of training up over seeds, with intervals and paired tests. */
public final class Findings {
    private static final double LEVEL = 0.95;

    private Findings() {}

    /** A quantity of one student of one seed. */
    private record Quantity(String name, ToDoubleFunction<TrainingTrace.ArmTrace> of) {}

    private static final Quantity ACCURACY =
            new Quantity("test accuracy", trace -> trace.last().accuracy());
    private static final Quantity LOSS =
            new Quantity("distillation loss, last epoch", trace -> trace.last().loss());
    private static final Quantity DISPLACEMENT = new Quantity(
            "cosine of displacements, at the end",
            trace -> trace.last().displacements().total());
    private static final Quantity GRADIENT =
            new Quantity("cosine of gradients, mean over steps", trace -> trace.epochs().stream()
                    .mapToDouble(epoch -> epoch.gradients().total())
                    .average()
                    .orElseThrow());
    private static final Quantity POSITIVE =
            new Quantity("share of steps with a positive cosine", TrainingTrace.ArmTrace::positiveGradientShare);

    /**
     * What the traces say of the asked checks.
     *
     * @param traces of different seeds, all with the same arms
     */
    public static List<Finding> of(List<TrainingTrace> traces, List<CheckName> checks) {
        List<Finding> findings = new ArrayList<>();
        if (checks.contains(CheckName.TRAINING)) {
            for (Quantity quantity : List.of(GRADIENT, POSITIVE, DISPLACEMENT, ACCURACY)) {
                for (StudentArm arm : List.of(StudentArm.PLAIN, StudentArm.OTHER_INIT)) {
                    findings.add(finding(CheckName.TRAINING, quantity, arm, traces));
                }
            }
        }
        if (checks.contains(CheckName.CAUSE)) {
            for (Quantity quantity : List.of(ACCURACY, LOSS, DISPLACEMENT)) {
                for (StudentArm arm :
                        List.of(StudentArm.PLAIN, StudentArm.PROJECTED, StudentArm.OPPOSITE, StudentArm.RANDOM)) {
                    findings.add(finding(CheckName.CAUSE, quantity, arm, traces));
                }
            }
        }
        return findings;
    }

    private static Finding finding(CheckName check, Quantity quantity, StudentArm arm, List<TrainingTrace> traces) {
        double[] values = values(quantity, arm, traces);
        Summary summary = Summary.of(values);
        Interval interval = summary.interval(LEVEL);
        return new Finding(
                check,
                quantity.name(),
                arm,
                values.length,
                summary.mean(),
                interval.low(),
                interval.high(),
                arm == StudentArm.PLAIN ? null : comparison(values, values(quantity, StudentArm.PLAIN, traces)));
    }

    private static Finding.@Nullable Comparison comparison(double[] values, double[] plain) {
        if (values.length < 2) {
            return null;
        }
        double[] differences = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            differences[i] = values[i] - plain[i];
        }
        Summary summary = Summary.of(differences);
        Interval interval = summary.interval(LEVEL);
        double p = TTest.paired(values, plain, Alternative.TWO_SIDED).pValue();
        return new Finding.Comparison(summary.mean(), interval.low(), interval.high(), p);
    }

    private static double[] values(Quantity quantity, StudentArm arm, List<TrainingTrace> traces) {
        return traces.stream()
                .mapToDouble(trace -> quantity.of().applyAsDouble(trace.arm(arm)))
                .toArray();
    }
}
