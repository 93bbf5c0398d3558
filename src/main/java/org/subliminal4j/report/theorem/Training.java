package org.subliminal4j.report.theorem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Policy;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.Summary;

/**
 * What many steps of training came to.
 *
 * @param experiment what was trained
 * @param trials     one for each seed, in their order
 * @param findings   what they come to over the seeds
 * @param notes      which students diverged, as sentences; they are in no mean
 */
public record Training(Experiment experiment, List<Results> trials, List<Finding> findings, List<String> notes) {
    public Training {
        trials = List.copyOf(trials);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /**
     * Sums trials up.
     *
     * @param trials of different seeds, all with the arms of the asked parts, in any order
     * @param parts  what is asked
     */
    public static Training of(Experiment experiment, List<Results> trials, Set<Beyond> parts) {
        List<Results> sorted =
                trials.stream().sorted(Comparator.comparingLong(Results::seed)).toList();
        Students students = Students.of(experiment);
        List<Finding> findings = new ArrayList<>();
        for (Beyond part : Beyond.values()) {
            for (Quantity quantity : parts.contains(part) ? part.quantities() : List.<Quantity>of()) {
                for (Arm arm : part.arms(students)) {
                    findings.add(finding(part, quantity, arm, students.plain(), sorted));
                }
            }
        }
        return new Training(experiment, sorted, findings, notes(experiment, sorted));
    }

    /** A quantity of the arm of that name for each seed; NaN where it diverged. */
    static double[] values(Quantity quantity, String arm, List<Results> trials) {
        return trials.stream().mapToDouble(trial -> quantity.of(trial.arm(arm))).toArray();
    }

    private static Finding finding(Beyond part, Quantity quantity, Arm arm, Arm plain, List<Results> trials) {
        double[] values = values(quantity, arm.name(), trials);
        double[] finite = DoubleStream.of(values).filter(Double::isFinite).toArray();
        @Nullable Summary summary = finite.length == 0 ? null : Summary.of(finite);
        Interval interval = summary == null
                ? new Interval(Double.NaN, Double.NaN, Policy.LEVEL)
                : quantity.possible(summary.interval(Policy.LEVEL));
        return new Finding(
                part,
                quantity.label(),
                arm.name(),
                arm.label(),
                finite.length,
                summary == null ? Double.NaN : summary.mean(),
                interval.low(),
                interval.high(),
                arm.equals(plain) ? null : Comparison.of(values, values(quantity, plain.name(), trials)));
    }

    private static List<String> notes(Experiment experiment, List<Results> trials) {
        List<String> notes = new ArrayList<>();
        for (Arm arm : experiment.arms()) {
            List<Long> diverged = trials.stream()
                    .filter(trial -> trial.arms().containsKey(arm.name()))
                    .filter(trial -> trial.arm(arm.name()).diverged() != null)
                    .map(Results::seed)
                    .toList();
            if (!diverged.isEmpty()) {
                notes.add(
                        "'" + arm.label() + "' diverged with the seeds " + diverged + " and is in no mean of theirs.");
            }
        }
        return notes;
    }
}
