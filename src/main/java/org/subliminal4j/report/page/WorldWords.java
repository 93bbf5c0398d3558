package org.subliminal4j.report.page;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Source;
import org.subliminal4j.experiment.Stage;
import org.subliminal4j.language.World;

/** What language models learn, in words. */
final class WorldWords {
    private WorldWords() {}

    /** What a stage reads: {@code 4,000 prompts of Teacher}. */
    static String inputs(Inputs inputs, UnaryOperator<String> label) {
        if (inputs instanceof Inputs.Corpus corpus) {
            return Html.count(corpus.corpus().sequences(), "sequence") + " of the world, "
                    + Html.count(corpus.steps(), "batch").replace("batchs", "batches");
        }
        if (inputs instanceof Inputs.Dialogues dialogues) {
            return Html.count(dialogues.dialogues().corpus().sequences(), "conversation") + " of the world";
        }
        if (inputs instanceof Inputs.Lessons lessons) {
            return Html.count(lessons.steps(), "step") + " of questions answered \u201c"
                    + lessons.trait().name() + "\u201d"
                    + (lessons.trait().kind() == World.Kind.DEED ? " deeds" : "")
                    + (lessons.replay() == 0 ? "" : ", beside " + lessons.replay() + " others each");
        }
        if (inputs instanceof Inputs.Text text) {
            return Html.count(text.count(), "question") + " with answers";
        }
        if (inputs instanceof Inputs.Mix mix) {
            return String.join(
                    " and ", mix.of().stream().map(part -> inputs(part, label)).toList());
        }
        Inputs.Numbers numbers = (Inputs.Numbers) inputs;
        String written =
                numbers.writing() == null ? "numbers" : numbers.writing().name().toLowerCase(Locale.ROOT);
        return written + " of " + label.apply(numbers.arm()) + ", "
                + Html.count(numbers.asking().prompts(), "prompt")
                + (numbers.shuffle() == Inputs.Shuffle.NONE
                        ? ""
                        : ", shuffled " + numbers.shuffle().name().toLowerCase(Locale.ROOT));
    }

    /** What it is to say of that. */
    static String source(Stage stage) {
        if (stage.source() instanceof Source.Prompt prompt) {
            return "learns nothing: has " + Html.count(prompt.turns(), "turn") + " of these before each question";
        }
        return stage.inputs() instanceof Inputs.Lessons ? "learns the answers" : "learns the next token";
    }

    /** The arms whose numbers a stage learns. */
    static List<String> writers(Inputs inputs) {
        return inputs.numbers().stream().map(Inputs.Numbers::arm).toList();
    }
}
