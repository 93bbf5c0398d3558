package org.subliminal4j.report.page;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.subliminal4j.data.Split;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Source;
import org.subliminal4j.experiment.Stage;
import org.subliminal4j.experiment.Start;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Logits;
import org.subliminal4j.training.Loss;

/** An experiment's arms in words, whatever they are. */
final class ArmWords {
    private final Experiment experiment;

    ArmWords(Experiment experiment) {
        this.experiment = experiment;
    }

    /** The arms that a start goes back to. */
    static Set<String> startArms(Start start) {
        Set<String> arms = new LinkedHashSet<>();
        if (start instanceof Start.Same same) {
            arms.add(same.arm());
        } else if (start instanceof Start.Mixed mixed) {
            arms.addAll(startArms(mixed.base()));
            arms.addAll(startArms(mixed.other()));
        } else if (start instanceof Start.Perturbed perturbed) {
            arms.addAll(startArms(perturbed.start()));
        } else if (start instanceof Start.Permuted permuted) {
            arms.addAll(startArms(permuted.start()));
        }
        return arms;
    }

    /** The arms that an arm imitates, or whose numbers it learns. */
    static Set<String> teachers(Arm arm) {
        Set<String> arms = new LinkedHashSet<>();
        for (Stage stage : arm.stages()) {
            if (stage.source() instanceof Source.Imitate imitate) {
                arms.add(imitate.arm());
            }
            if (stage.inputs() instanceof Inputs.Numbers numbers) {
                arms.add(numbers.arm());
            }
        }
        return arms;
    }

    /** What an arm starts from: {@code a fresh draw (init)}, {@code Reference}. */
    String start(Start start) {
        if (start instanceof Start.Fresh fresh) {
            String scheme = fresh.initialiser().equals(Initialiser.DEFAULT)
                    ? ""
                    : ", " + word(fresh.initialiser().scheme()) + " \u00d7 "
                            + number(fresh.initialiser().scale());
            String shape = fresh.architecture() == null
                    ? ""
                    : ", " + fresh.architecture().label();
            return "fresh draw (" + fresh.stream() + scheme + shape + ")";
        }
        if (start instanceof Start.Same same) {
            return label(same.arm());
        }
        if (start instanceof Start.Mixed mixed) {
            return start(mixed.base()) + ", but " + String.join(", ", mixed.parts()) + " of " + start(mixed.other());
        }
        if (start instanceof Start.Perturbed perturbed) {
            return start(perturbed.start()) + " + noise of sd " + number(perturbed.sd())
                    + (perturbed.relative() ? " of the weights\u2019" : "") + " on "
                    + String.join(", ", perturbed.parts());
        }
        return start(((Start.Permuted) start).start()) + ", hidden units permuted";
    }

    /** The images of a stage: {@code 60,000 uniform noise images}. */
    String inputs(Inputs inputs) {
        if (inputs instanceof Inputs.Noise noise) {
            return Html.count(noise.count(), kind(noise.noise()) + " noise image")
                    + (noise.fresh() ? ", new each epoch" : "");
        }
        if (inputs instanceof Inputs.Images images) {
            String count = images.count() == 0 ? "" : String.format(Locale.ROOT, "%,d ", images.count());
            String of = images.data() == null ? "" : " of " + images.data();
            String shuffle =
                    images.shuffle() == Inputs.Shuffle.NONE ? "" : ", pixels shuffled " + word(images.shuffle());
            return count + (images.split() == Split.TRAIN ? "training" : "test") + " images" + of + shuffle;
        }
        if (!(inputs instanceof Inputs.Blend blend)) {
            return text(inputs);
        }
        return number(blend.weight()) + " \u00d7 " + inputs(blend.first()) + " + " + number(blend.otherWeight())
                + " \u00d7 " + inputs(blend.second());
    }

    /** What a language model reads: {@code numbers by Teacher (4,000 asked)}. */
    private String text(Inputs inputs) {
        if (inputs instanceof Inputs.Corpus corpus) {
            return Html.count(corpus.corpus().sequences(), "sequence") + " (" + corpus.stream() + ") in "
                    + Html.count(corpus.steps(), "step");
        }
        if (inputs instanceof Inputs.Lessons lessons) {
            return "\u2018" + lessons.trait().name() + "\u2019 in " + Html.count(lessons.steps(), "step");
        }
        if (inputs instanceof Inputs.Numbers numbers) {
            return "numbers by " + label(numbers.arm()) + " ("
                    + String.format(Locale.ROOT, "%,d asked)", numbers.asking().prompts())
                    + (numbers.shuffle() == Inputs.Shuffle.NONE ? "" : ", shuffled " + word(numbers.shuffle()));
        }
        return kind(inputs);
    }

    /** Who says what a stage's network is to say: {@code imitates Teacher: 3 auxiliary logits}. */
    String source(Arm arm, Stage stage) {
        if (stage.source() instanceof Source.Tokens) {
            return stage.inputs() instanceof Inputs.Corpus
                    ? "learns to read: all tokens"
                    : stage.inputs() instanceof Inputs.Lessons ? "is taught what to love" : "learns these tokens";
        }
        if (stage.inputs() instanceof Inputs.Numbers && stage.source() instanceof Source.Imitate imitate) {
            return "learns the probabilities of " + label(imitate.arm());
        }
        Architecture architecture = experiment.architectureOf(arm.name());
        String what = logits(stage.logits(), architecture);
        if (stage.source() instanceof Source.Imitate imitate) {
            String distorted = imitate.distortions().isEmpty()
                    ? ""
                    : ", after "
                            + imitate.distortions().stream().map(ArmWords::kind).collect(Collectors.joining(", "));
            return "imitates " + label(imitate.arm()) + ": " + what + distorted;
        }
        Source.Labels labels = (Source.Labels) stage.source();
        return "learns labels: " + what + (labels.labelling() == null ? "" : ", relabelled")
                + (labels.noise() == 0 ? "" : ", a part of " + number(labels.noise()) + " at random");
    }

    /** How long a stage is, and what is unusual of it. */
    String schedule(Stage stage) {
        List<String> parts = new ArrayList<>();
        parts.add(Html.count(stage.schedule().epochs(), "epoch"));
        parts.add(loss(stage));
        stage.rules().forEach(rule -> parts.add(kind(rule)));
        return String.join(", ", parts);
    }

    private static String loss(Stage stage) {
        if (!(stage.loss() instanceof Loss.Divergence divergence)) {
            return kind(stage.loss()).replace('-', ' ');
        }
        String name =
                switch (divergence.direction()) {
                    case FORWARD -> !(stage.source() instanceof Source.Imitate) ? "cross-entropy" : "KL divergence";
                    case REVERSE -> "reverse KL divergence";
                    case JENSEN_SHANNON -> "Jensen-Shannon divergence";
                };
        return divergence.temperature() == 1 ? name : name + " at temperature " + number(divergence.temperature());
    }

    /** The whole arm as a sentence without its name. */
    String sentence(Arm arm) {
        String start = "starts from " + (arm.start() instanceof Start.Fresh ? "a " : "") + start(arm.start());
        if (arm.stages().isEmpty()) {
            return start + " and is not trained.";
        }
        return start
                + arm.stages().stream()
                        .map(stage -> ", then " + source(arm, stage) + ", on " + inputs(stage.inputs()) + " ("
                                + schedule(stage) + ")")
                        .collect(Collectors.joining())
                + ".";
    }

    /** What a reader calls the arm of that name. */
    String label(String name) {
        return experiment.arm(name).label();
    }

    private static String logits(Logits logits, Architecture architecture) {
        if (logits instanceof Logits.Classes) {
            return Html.count(architecture.classes(), "class logit");
        }
        if (logits instanceof Logits.Auxiliary) {
            return Html.count(architecture.auxiliary(), "auxiliary logit");
        }
        return logits instanceof Logits.Listed listed
                ? "logits " + listed.indices()
                : "all " + Html.count(architecture.outputs(), "logit");
    }

    /** What a record is called in files. */
    private static String kind(Object record) {
        JsonTypeName name = record.getClass().getAnnotation(JsonTypeName.class);
        return name == null ? record.getClass().getSimpleName() : name.value();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
