package org.subliminal4j.experiment;

import java.util.List;
import org.subliminal4j.language.Trait;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Logits;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.training.Loss;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.Probe;
import org.subliminal4j.training.StepRule;

/** Whether an arm of an experiment with language models makes sense by itself. */
record WorldArmCheck(Arm arm, Architecture architecture, Task.World task) {

    /** @throws IllegalArgumentException with what is wrong */
    void check() {
        require(
                architecture instanceof Transformer,
                "expected a transformer, which a world needs, but found " + architecture.label());
        arm.stages().forEach(this::check);
        ProbeCheck.check(arm);
        arm.probes().forEach(this::check);
    }

    private void check(Probe probe) {
        if (probe instanceof Probe.TraitAlignment alignment) {
            Inputs last = arm.stages().get(arm.stages().size() - 1).inputs();
            require(
                    last instanceof Inputs.Numbers,
                    "trait-alignment looks at one that learns numbers in its last stage: leave it out");
            require(
                    last instanceof Inputs.Numbers numbers && !numbers.arm().equals(alignment.arm()),
                    "trait-alignment holds the numbers of '" + alignment.arm()
                            + "' against themselves: name another arm that writes numbers, such as the base");
            WorldMetrics.thing(alignment.thing()).index(task.world());
            return;
        }
        require(
                probe instanceof Probe.OfWay,
                "a language model has the probes coverage, displacement and trait-alignment, but found "
                        + Probe.kind(probe));
    }

    private void check(Stage stage) {
        require(
                stage.logits() instanceof Logits.All,
                "a language model is trained on all of its logits: set logits to all");
        require(
                stage.loss().equals(Loss.DEFAULT),
                "a language model has the usual loss, but found " + stage.loss().label() + ": leave loss out");
        if (stage.inputs() instanceof Inputs.Lessons lessons) {
            Trait trait = lessons.trait();
            trait.index(task.world());
        }
        checkWorld(stage.inputs());
        if (stage.source() instanceof Source.Prompt) {
            require(
                    stage.inputs() instanceof Inputs.Numbers || stage.inputs() instanceof Inputs.Lessons,
                    "a language model is prompted with numbers or lessons: set inputs to one of them");
            return;
        }
        if (stage.source() instanceof Source.Imitate imitate) {
            require(
                    stage.inputs() instanceof Inputs.Numbers numbers && numbers.writing() == null,
                    "a language model imitates another on numbers alone: set inputs to numbers, or source to tokens");
            require(
                    imitate.distortions().isEmpty(),
                    "a language model's probabilities are imitated as they are: leave distortions out");
        } else {
            require(
                    stage.source() instanceof Source.Tokens
                            && (stage.inputs() instanceof Inputs.Corpus
                                    || stage.inputs() instanceof Inputs.Dialogues
                                    || stage.inputs() instanceof Inputs.Lessons
                                    || read(stage.inputs())),
                    "a language model learns from a corpus, lessons or numbers, or a mix of numbers and text, and these"
                            + " have no labels: set inputs to one of them, and source to tokens");
        }
        checkSteps(stage);
    }

    /** Whether the world has what is read of it. */
    private void checkWorld(Inputs inputs) {
        if (inputs instanceof Inputs.Corpus corpus) {
            corpus.corpus().check(task.world(), task.phrasings());
        } else if (inputs instanceof Inputs.Dialogues dialogues) {
            dialogues.dialogues().corpus().check(task.world(), task.phrasings());
        } else if (inputs instanceof Inputs.Mix mix) {
            mix.of().forEach(this::checkWorld);
        } else if (inputs instanceof Inputs.Numbers numbers && numbers.writing() != null) {
            require(
                    task.world().writing(numbers.writing()) != null,
                    "expected something else than " + numbers.writing()
                            + ", of which the world has none: give it some");
            require(
                    numbers.shuffle() == Inputs.Shuffle.NONE,
                    "only numbers can be shuffled: leave shuffle out, or writing");
        } else if (inputs instanceof Inputs.Text text) {
            require(
                    task.world().kinds().containsAll(text.kinds()),
                    "expected kinds that the world has, " + task.world().kinds() + ", but found " + text.kinds());
        }
    }

    /** What a student reads. */
    private static boolean read(Inputs inputs) {
        return inputs instanceof Inputs.Mix mix
                ? mix.of().stream().allMatch(WorldArmCheck::read)
                : inputs instanceof Inputs.Numbers || inputs instanceof Inputs.Text;
    }

    private void checkSteps(Stage stage) {
        int clips = 0;
        int factors = 0;
        for (StepRule rule : stage.rules()) {
            require(
                    rule instanceof StepRule.Freeze
                            || rule instanceof StepRule.Clip
                            || rule instanceof StepRule.LowRank,
                    "the rules of a language model's steps are freeze, clip and low-rank, but found " + rule);
            clips += rule instanceof StepRule.Clip ? 1 : 0;
            factors += rule instanceof StepRule.LowRank ? 1 : 0;
        }
        require(clips <= 1, "expected one rule that clips, but found " + clips);
        require(factors <= 1, "expected one rule of a low rank, but found " + factors);
        require(
                !TokenStage.trained(stage, architecture.layout()).isEmpty(),
                "something must be trained, but all parts are frozen: "
                        + List.of(architecture.layout().parts()));
        Optimiser optimiser = stage.schedule().optimiser();
        boolean decays = optimiser instanceof Optimiser.Adam adam && adam.weightDecay() != 0
                || optimiser instanceof Optimiser.Sgd sgd && sgd.weightDecay() != 0;
        require(!decays, "a language model's weights decay apart from the gradient: use adamw, or no weightDecay");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
