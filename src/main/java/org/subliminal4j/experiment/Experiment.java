package org.subliminal4j.experiment;

import java.util.List;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Logits;

/**
 * A question as a value: what networks there are, what each starts from, and what each goes through. It goes to JSON and
 * back unchanged.
 *
 * @param title        what is asked, for a reader
 * @param task         what the networks are judged by
 * @param architecture the shape of every network that does not say otherwise
 * @param arms         the networks, each under its own name; none descends from itself
 */
public record Experiment(String title, Task task, Architecture architecture, List<Arm> arms) {
    /** The paper's (section 6.2, figure 10b). */
    public static final Experiment DEFAULT = paperExperiment();

    public Experiment {
        arms = List.copyOf(arms);
    }

    /** The paper's MNIST experiment (section 6.2, figure 10b): its six arms, in the order of the figure. */
    public static Experiment paper() {
        return DEFAULT;
    }

    private static Experiment paperExperiment() {
        Stage auxiliary = Stage.imitate("teacher", Logits.AUXILIARY);
        Stage all = Stage.imitate("teacher", Logits.ALL);
        Start other = new Start.Fresh("cross-init", Initialiser.DEFAULT, null);
        return new Experiment(
                "Subliminal learning",
                Task.DEFAULT,
                Dense.paper(),
                List.of(
                        Arm.untrained("reference").labelled("Reference"),
                        Arm.from("reference", "teacher", Stage.labels()).labelled("Teacher"),
                        Arm.from("reference", "student-aux", auxiliary).labelled("Student (aux. only)"),
                        Arm.from("reference", "student-all", all).labelled("Student (all logits)"),
                        new Arm("cross-aux", "Cross-model (aux. only)", other, List.of(auxiliary), List.of()),
                        new Arm("cross-all", "Cross-model (all logits)", other, List.of(all), List.of())));
    }
}
