package org.subliminal4j.experiment;

import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.training.Loss;
import org.subliminal4j.training.Probe;
import org.subliminal4j.training.StepRule;

/** Whether one arm of an experiment makes sense among the others. */
final class ArmCheck {
    private final Family family;
    private final Arm arm;
    private final Architecture architecture;

    ArmCheck(Family family, Arm arm) {
        this.family = family;
        this.arm = arm;
        architecture = family.architecture(arm.start());
    }

    /**
     * Checks the arm.
     *
     * @param task what it is judged by
     * @throws IllegalArgumentException with what is wrong
     */
    void check(Task task) {
        if (task instanceof Task.World world) {
            family.check(arm.start());
            new WorldArmCheck(arm, architecture, world).check();
            return;
        }
        if (architecture instanceof Transformer) {
            throw new IllegalArgumentException("expected a network for images, but found " + architecture.label()
                    + ": a language model needs a task of the kind 'world'");
        }
        family.check(arm.start());
        for (Stage stage : arm.stages()) {
            check(stage);
        }
        ProbeCheck.check(arm);
        arm.probes().stream()
                .filter(probe -> !(probe instanceof Probe.OfImages))
                .forEach(probe -> {
                    throw new IllegalArgumentException(
                            "the probe " + Probe.kind(probe) + " is for language models: leave it out");
                });
    }

    private void check(Stage stage) {
        if (!pictures(stage.inputs())
                || stage.source() instanceof Source.Tokens
                || stage.source() instanceof Source.Prompt) {
            throw new IllegalArgumentException(
                    "corpus, dialogues, lessons, numbers, text, mixes of these, tokens and prompt are for language models, whose task is of the kind 'world'");
        }
        if (stage.rules().stream().anyMatch(StepRule.LowRank.class::isInstance)) {
            throw new IllegalArgumentException("the rule low-rank is for language models: leave it out");
        }
        int chosen = stage.logits().in(architecture).length;
        stage.rules().forEach(rule -> rule.parts()
                .forEach(part -> architecture.layout().expand(java.util.List.of(part))));
        if (stage.source() instanceof Source.Imitate imitate) {
            Architecture teacher = family.architecture(family.arm(imitate.arm()).start());
            int theirs = stage.logits().in(teacher).length;
            if (chosen != theirs) {
                throw new IllegalArgumentException("expected as many logits as the teacher " + imitate.arm() + " has, "
                        + theirs + ", but found " + chosen);
            }
            if (teacher.inputs() != architecture.inputs()) {
                throw new IllegalArgumentException(
                        "expected images of one size for teacher and student, but " + imitate.arm() + " takes "
                                + teacher.inputs() + " pixels, and this arm " + architecture.inputs());
            }
            for (Source.Distortion distortion : imitate.distortions()) {
                if (distortion instanceof Source.Distortion.Projection projection && projection.dimensions() > chosen) {
                    throw new IllegalArgumentException("a projection of " + chosen
                            + " logits has at most as many dimensions, " + "but found " + projection.dimensions());
                }
            }
        } else if (!labelled(stage.inputs())) {
            throw new IllegalArgumentException(
                    "labels need images that have some: noise has none, and neither have pixels mixed across images");
        } else if (!(stage.logits() instanceof org.subliminal4j.network.Logits.Classes)) {
            throw new IllegalArgumentException("labels are learned through the class logits: set logits to classes");
        } else {
            // Refused by the loss itself, where it is infinite for a label.
            stage.loss().labelTarget(0, new double[chosen]);
        }
        if (chosen == 1 && !(stage.loss() instanceof Loss.SquaredError)) {
            throw new IllegalArgumentException(
                    "the softmax of a single logit is always 1, so that nothing can be learned "
                            + "of it: use the squared error, or more logits");
        }
    }

    private static boolean pictures(Inputs inputs) {
        if (inputs instanceof Inputs.Blend blend) {
            return pictures(blend.first()) && pictures(blend.second());
        }
        return inputs instanceof Inputs.Images || inputs instanceof Inputs.Noise;
    }

    private static boolean labelled(Inputs inputs) {
        if (inputs instanceof Inputs.Images images) {
            return images.shuffle() != Inputs.Shuffle.ACROSS;
        }
        return inputs instanceof Inputs.Blend blend && labelled(blend.first());
    }
}
