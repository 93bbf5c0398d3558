package org.subliminal4j.report.theorem;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Policy;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.training.StepRule.Take;

/** Titles of the many-step charts: a title claims what the results show, by the {@link Policy}, and else only names. */
final class Titles {
    private final Students students;
    private final List<Results> trials;

    Titles(Students students, List<Results> trials) {
        this.students = students;
        this.trials = trials;
    }

    /** Of the gradients, step by step. */
    String alignment() {
        double[] cosines = values(Quantity.GRADIENT, students.plain());
        Comparison lean = Comparison.of(cosines, new double[cosines.length]);
        if (Comparison.above(lean)) {
            return "Many steps: the distillation gradient leans a little towards the trait's";
        }
        return Comparison.below(lean)
                ? "Many steps: the distillation gradient leans away from the trait's"
                : "Many steps: the distillation gradient and the trait's";
    }

    /** Of the ways of student and teacher. */
    String layers() {
        double[] plain = values(Quantity.DISPLACEMENT, students.plain());
        boolean follows = Comparison.above(Comparison.of(plain, new double[plain.length]));
        boolean more = !students.otherInits().isEmpty()
                && students.otherInits().stream()
                        .allMatch(
                                other -> Comparison.above(Comparison.of(plain, values(Quantity.DISPLACEMENT, other))));
        if (!follows) {
            return "Many steps: the ways of student and teacher";
        }
        return "Many steps: the student goes the teacher's way" + (more ? ", more so if they share their init" : "");
    }

    /** Of accuracies where a part of each gradient is taken out. */
    String cause() {
        Optional<Arm> without = students.without(Take.ALIGNED);
        double[] plain = values(Quantity.ACCURACY, students.plain());
        double[] start = reference();
        String what = "Take the trait-aligned part out of each gradient, and ";
        Comparison gain = Comparison.of(plain, start);
        if (without.isPresent() && Comparison.above(gain) && !nothing(gain)) {
            double[] projected = values(Quantity.ACCURACY, without.get());
            Comparison change = Comparison.of(projected, plain);
            if (Comparison.below(change)) {
                return what + (nothing(Comparison.of(projected, start)) ? "nothing is passed on" : "less is passed on");
            }
            if (Comparison.above(change)) {
                return what + "more is passed on";
            }
        }
        return "Accuracy with a part of each gradient taken out";
    }

    /** Whether a gain is so small that it does not matter. */
    private static boolean nothing(@Nullable Comparison gain) {
        return gain != null && -Policy.MARGIN <= gain.low() && gain.high() <= Policy.MARGIN;
    }

    private double[] values(Quantity quantity, Arm arm) {
        return Training.values(quantity, arm.name(), trials);
    }

    private double[] reference() {
        return trials.stream()
                .mapToDouble(trial -> trial.arm(students.reference()).accuracy())
                .toArray();
    }
}
