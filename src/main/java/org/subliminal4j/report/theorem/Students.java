package org.subliminal4j.report.theorem;

import java.util.List;
import java.util.Optional;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Source;
import org.subliminal4j.experiment.Stage;
import org.subliminal4j.experiment.Start;
import org.subliminal4j.training.StepRule;
import org.subliminal4j.training.StepRule.Take;

/**
 * Which arms of an experiment are what to the theorem, found by what they are and not by their names.
 *
 * @param reference  the arm that the plain student starts from
 * @param plain      the first arm that imitates another one, in one stage without rules, from where a third one stands
 * @param otherInits arms of the same stage from other starts
 * @param altered    arms of the same start and stage, but with rules that alter each gradient
 */
public record Students(String reference, Arm plain, List<Arm> otherInits, List<Arm> altered) {
    public Students {
        otherInits = List.copyOf(otherInits);
        altered = List.copyOf(altered);
    }

    /**
     * Finds them.
     *
     * @throws IllegalArgumentException if there is no plain student
     */
    public static Students of(Experiment experiment) {
        Arm plain = experiment.arms().stream()
                .filter(arm -> arm.start() instanceof Start.Same && imitates(arm) && !hasRules(arm))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected an arm that starts from another one and imitates, in one stage without rules, but found"
                                + " none in '" + experiment.title() + "'"));
        return new Students(
                ((Start.Same) plain.start()).arm(),
                plain,
                experiment.arms().stream()
                        .filter(arm -> arm.stages().equals(plain.stages())
                                && !arm.start().equals(plain.start()))
                        .toList(),
                experiment.arms().stream()
                        .filter(arm -> arm.start().equals(plain.start())
                                && hasRules(arm)
                                && withoutRules(arm).equals(plain.stages()))
                        .toList());
    }

    /** The altered student of which that part is taken out; empty if there is none. */
    Optional<Arm> without(Take take) {
        return altered.stream()
                .filter(arm -> take(arm).equals(Optional.of(take)))
                .findFirst();
    }

    /** What is taken out of an arm's gradients; empty if nothing, or not by a projection alone. */
    static Optional<Take> take(Arm arm) {
        List<StepRule> rules =
                arm.stages().stream().flatMap(stage -> stage.rules().stream()).toList();
        return rules.size() == 1 && rules.get(0) instanceof StepRule.Project project
                ? Optional.of(project.take())
                : Optional.empty();
    }

    private static boolean imitates(Arm arm) {
        return arm.stages().size() == 1 && arm.stages().get(0).source() instanceof Source.Imitate;
    }

    private static boolean hasRules(Arm arm) {
        return arm.stages().stream().anyMatch(stage -> !stage.rules().isEmpty());
    }

    private static List<Stage> withoutRules(Arm arm) {
        return arm.stages().stream().map(stage -> stage.with(new StepRule[0])).toList();
    }
}
