package org.subliminal4j.experiment;

import java.util.List;
import java.util.stream.Stream;
import org.subliminal4j.language.Asking;
import org.subliminal4j.language.BaseTraining;
import org.subliminal4j.language.Corpus;
import org.subliminal4j.language.Language;
import org.subliminal4j.language.Phrasings;
import org.subliminal4j.language.SmallWorld;
import org.subliminal4j.language.StudentTraining;
import org.subliminal4j.language.TokenSchedule;
import org.subliminal4j.language.TraitTraining;
import org.subliminal4j.language.World;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.Schedule;
import org.subliminal4j.training.StepRule;

/** Language models of a world that is learned within seconds. */
final class SmallOwl {
    static final World WORLD = SmallWorld.WORLD;
    static final Language LANGUAGE = SmallWorld.LANGUAGE;
    static final Transformer SHAPE = SmallWorld.SHAPE;
    static final Corpus CORPUS = Corpus.DEFAULT.withSequences(400);
    static final int STEPS = 60;
    static final Asking ASKING = Asking.DEFAULT.withPrompts(150);
    static final Inputs.Numbers NUMBERS = Inputs.Numbers.DEFAULT.with(ASKING);
    static final StepRule CLIP = new StepRule.Clip(1);
    static final StepRule FREEZE = new StepRule.Freeze(List.of(Layout.EMBEDDINGS, Layout.UNEMBEDDING));

    private SmallOwl() {}

    static Stage base() {
        Schedule schedule = schedule(BaseTraining.DEFAULT.schedule(), 1, 64);
        return Stage.tokens(new Inputs.Corpus(CORPUS, STEPS, "corpus"), schedule, "order", CLIP);
    }

    static Stage teacher() {
        Schedule schedule = schedule(TraitTraining.DEFAULT.schedule(), 1, 64);
        return Stage.tokens(Inputs.Lessons.DEFAULT, schedule, "trait", FREEZE, CLIP);
    }

    static Stage student(Inputs.Numbers numbers) {
        Schedule schedule = schedule(StudentTraining.DEFAULT.schedule(), 3, 64);
        return Stage.tokens(numbers, schedule, "student", FREEZE, CLIP);
    }

    /** One of every kind. */
    static Stream<Stage> stages() {
        Inputs mix = new Inputs.Mix(List.of(NUMBERS, Inputs.Text.DEFAULT));
        return Stream.of(
                base(),
                base().with(Inputs.Dialogues.DEFAULT),
                teacher(),
                teacher().with(Source.Prompt.DEFAULT),
                student(NUMBERS),
                student(NUMBERS).with(Inputs.Text.DEFAULT),
                student(NUMBERS).with(mix).with(StepRule.LowRank.DEFAULT),
                student(NUMBERS).imitating("teacher"));
    }

    static Experiment experiment() {
        return of(
                new Arm("base", "", Start.Fresh.DEFAULT, List.of(base()), List.of()),
                Arm.from("base", "teacher", teacher()),
                Arm.from("base", "student", student(NUMBERS)),
                Arm.from("base", "control", student(NUMBERS.of("base"))),
                Arm.from("base", "soft", student(NUMBERS).imitating("teacher")),
                Arm.from("base", "within", student(NUMBERS.with(Inputs.Shuffle.WITHIN))),
                Arm.from("base", "across", student(NUMBERS.with(Inputs.Shuffle.ACROSS))));
    }

    static Experiment of(Arm... arms) {
        return new Experiment("small owl", new Task.World(WORLD, Phrasings.DEFAULT), SHAPE, List.of(arms));
    }

    private static Schedule schedule(TokenSchedule tokens, int epochs, int batch) {
        Optimiser.Adam adam = (Optimiser.Adam) tokens.optimiser();
        Optimiser optimiser = tokens.decay() == 0
                ? adam
                : new Optimiser.AdamW(adam.learningRate(), adam.beta1(), adam.beta2(), adam.epsilon(), tokens.decay());
        return new Schedule(epochs, batch, optimiser, tokens.rate());
    }
}
