package org.subliminal4j.experiment;

import java.util.List;
import java.util.function.UnaryOperator;
import org.subliminal4j.common.Required;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Logits;
import org.subliminal4j.network.Transformer;

/**
 * A question as a value: what networks there are, what each starts from, and what each goes through. It goes to JSON and
 * back unchanged.
 *
 * @param title        what is asked, for a reader
 * @param task         what the networks are judged by
 * @param architecture the shape of every network that does not say otherwise
 * @param arms         the networks, each under its own name; none descends from itself
 */
public record Experiment(
        String title,
        Task task,
        Architecture architecture,
        @Required List<Arm> arms) {
    /** The paper's (section 6.2, figure 10b). */
    public static final Experiment DEFAULT = paperExperiment();

    /** As many as the cells of a large study come to; more is a loop gone wrong. */
    static final int MOST_ARMS = 10_000;

    public Experiment {
        arms = List.copyOf(arms);
        new Family(architecture, arms).check(task);
    }

    /**
     * The arm of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Arm arm(String name) {
        return arms.stream()
                .filter(arm -> arm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of the arms "
                        + arms.stream().map(Arm::name).toList() + ", but found '" + name + "'"));
    }

    /**
     * The images that the networks are judged by.
     *
     * @throws UserException if they are language models, judged by their answers
     */
    public Task.Images images() {
        if (task instanceof Task.Images images) {
            return images;
        }
        throw new UserException("expected an experiment on images, but found '" + title
                + "', which is one of language models: the command 'owl' runs those");
    }

    /**
     * The metric that its networks are judged by where nobody says otherwise: {@link ArmResult#ACCURACY}, or for language
     * models the probability of what the first of the teachers loves.
     */
    public String metric() {
        return task instanceof Task.World ? WorldMetrics.usual(this) : ArmResult.ACCURACY;
    }

    /** The shape of the network of the arm of that name. */
    public Architecture architectureOf(String name) {
        return new Family(architecture, arms).architecture(arm(name).start());
    }

    /** The same for images of another size or number of classes; refused for an architecture that is not dense. */
    public Experiment forImages(int features, int classes) {
        if (architecture.inputs() == features && architecture.classes() == classes) {
            return this;
        }
        if (architecture instanceof Dense dense) {
            return new Experiment(title, task, dense.withTask(features, classes), arms);
        }
        throw new IllegalArgumentException("expected images of " + architecture.inputs() + " pixels and "
                + architecture.classes() + " classes for " + architecture.label() + ", but found " + features
                + " pixels and " + classes + " classes");
    }

    /**
     * The same for these images.
     *
     * @param images before any labelling of the task
     * @throws IllegalArgumentException if its networks cannot be of their size and number of classes
     */
    public Experiment fitted(ImageData images) {
        ImageData labelled = images().labelled(images);
        return forImages(labelled.train().features(), labelled.train().classes());
    }

    /**
     * The same for what its task is about: images as they are read, or the words and numbers of a world.
     *
     * @throws IllegalArgumentException if its networks cannot be of that size
     */
    public Experiment fitted(DataSets dataSets) {
        if (task instanceof Task.Images images) {
            return fitted(dataSets.get(images.data()));
        }
        int tokens = ((Task.World) task).tokens();
        return architecture instanceof Transformer transformer && transformer.vocabulary() != tokens
                ? with(transformer.withVocabulary(tokens))
                : this;
    }

    /** The same on another data set. */
    public Experiment with(Task other) {
        return new Experiment(title, other, architecture, arms);
    }

    /** The same with networks of another shape. */
    public Experiment with(Architecture other) {
        return new Experiment(title, task, other, arms);
    }

    /** The same with every stage changed. */
    public Experiment withStages(UnaryOperator<Stage> change) {
        return new Experiment(
                title,
                task,
                architecture,
                arms.stream()
                        .map(arm -> new Arm(
                                arm.name(),
                                arm.label(),
                                arm.start(),
                                arm.stages().stream().map(change).toList(),
                                arm.probes()))
                        .toList());
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
