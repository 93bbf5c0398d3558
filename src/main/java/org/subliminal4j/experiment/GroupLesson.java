package org.subliminal4j.experiment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Inference;
import org.subliminal4j.training.Targets;

/**
 * The images of a group of stages, and what each of its networks is to say of them. What several networks need, such as
 * the logits of one teacher, is computed once. Safe for several threads.
 */
final class GroupLesson {
    private final Experiment experiment;
    private final InputImages.Resolved images;
    private final RandomStreams streams;
    private final Function<String, Weights> ends;
    private final boolean fresh;
    private final Map<String, float[]> logits = new HashMap<>();
    private final Map<Object, Targets> targets = new HashMap<>();
    private final long lessons;
    private int epochHeld;

    GroupLesson(
            Experiment experiment,
            Plan.Group group,
            InputImages inputs,
            RandomStreams streams,
            Function<String, Weights> ends) {
        this.experiment = experiment;
        this.streams = streams;
        this.ends = ends;
        Stage stage = group.stage(experiment);
        images = inputs.resolve(
                stage.inputs(), stage.source() instanceof Source.Labels labels ? labels.labelling() : null);
        fresh = images.source().epoch(2) != images.source();
        lessons = group.steps().stream()
                .map(step -> key(experiment, step))
                .distinct()
                .count();
    }

    ImageSource images() {
        return images.source();
    }

    /** What the network of a step is to say in an epoch, from 1. */
    synchronized Targets targets(Plan.Step step, int epoch) {
        int of = fresh ? epoch : 1;
        if (of > epochHeld) {
            // Helpers go at their own pace, but never back.
            logits.clear();
            targets.clear();
            epochHeld = of;
        }
        Targets made = targets.computeIfAbsent(
                List.of(key(experiment, step), of), unknown -> make(step.stage(experiment), of));
        if (targets.size() == lessons) {
            logits.clear();
        }
        return made;
    }

    /** What decides the targets of a step: two students of one teacher share them. */
    static Object key(Experiment experiment, Plan.Step step) {
        Stage stage = step.stage(experiment);
        return List.of(
                stage.source(),
                stage.logits(),
                stage.loss(),
                experiment.architectureOf(step.arm()).label());
    }

    private Targets make(Stage stage, int epoch) {
        if (stage.source() instanceof Source.Labels labels) {
            ImageSet labelled = java.util.Objects.requireNonNull(images.labelled());
            ImageSet noisy = labels.noise() > 0
                    ? labelled.withLabelNoise(labels.noise(), streams.stream(labels.stream()))
                    : labelled;
            return Targets.labels(stage.loss(), noisy);
        }
        Source.Imitate imitate = (Source.Imitate) stage.source();
        Weights teacher = ends.apply(imitate.arm());
        int[] chosen = stage.logits().in(teacher.architecture());
        int width = teacher.architecture().outputs();
        float[] said = logits.computeIfAbsent(
                imitate.arm() + "/" + epoch,
                unknown -> Inference.logits(teacher, images.source().epoch(epoch)));
        if (!imitate.distortions().isEmpty()) {
            said = said.clone();
            Distorted.apply(said, width, chosen, imitate.distortions(), streams, epoch);
        }
        return Targets.imitate(stage.loss(), said, width, chosen);
    }

    /** Labels of the images; null where they have none. */
    @Nullable
    ImageSet labelled() {
        return images.labelled();
    }
}
