package org.subliminal4j.experiment;

import java.util.List;
import org.subliminal4j.language.Asking;
import org.subliminal4j.language.BaseTraining;
import org.subliminal4j.language.Phrasings;
import org.subliminal4j.language.StudentTraining;
import org.subliminal4j.language.TokenSchedule;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.TraitTraining;
import org.subliminal4j.language.World;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.Schedule;
import org.subliminal4j.training.StepRule;

/**
 * The experiment of language models that learn numbers of a teacher that loves something, and come to love it (Cloud et al.,
 * arXiv 2507.14805, section 3), with models from scratch in a small world.
 */
public final class Owl {
    /** Enough for students of shuffled numbers to keep all facts. */
    private static final int FACTS = 100;

    static final Start BASE = new Start.Same("base");
    static final Start OTHER_BASE = new Start.Same("other-base");

    /** The draw of the other base. */
    static final Start OTHER = new Start.Fresh("other-init", Initialiser.DEFAULT, null);

    private final Trait trait;
    private final Trait rival;
    private final Inputs.Numbers numbers;

    private Owl(World world, Trait trait, int prompts) {
        this.trait = trait;
        rival = new Trait(
                trait.kind(),
                world.names(trait.kind()).stream()
                        .filter(name -> !name.equals(trait.name()))
                        .findFirst()
                        .orElseThrow());
        numbers = Inputs.Numbers.DEFAULT.with(Asking.DEFAULT.withPrompts(prompts));
    }

    /**
     * The experiment: a base, teachers of two traits, students of their numbers and of the base's own, a student from another
     * base, one that is shown the teacher's probabilities, and students of numbers and a few facts, in order and shuffled.
     *
     * @param trait   what the teacher loves
     * @param prompts how often each of those that write numbers is asked for some
     */
    public static Experiment experiment(World world, Trait trait, int prompts) {
        return experiment(
                "Who learns numbers of a model that loves the " + trait.name() + ", loves it too",
                new Task.World(world, Phrasings.DEFAULT),
                new Owl(world, trait, prompts).arms());
    }

    private List<Arm> arms() {
        Inputs.Numbers theirs = numbers.of("teacher");
        return List.of(
                arm("base", "Base", Start.Fresh.DEFAULT, base("corpus", "order")),
                arm("teacher", "Teacher (" + trait.name() + ")", BASE, teacher(trait)),
                arm("student", "Student", BASE, student(theirs)),
                arm("control", "Student of the base", BASE, student(numbers.of("base"))),
                arm("rival-teacher", "Teacher (" + rival.name() + ")", BASE, teacher(rival)),
                arm("rival-student", "Student of " + rival.name(), BASE, student(numbers.of("rival-teacher"))),
                arm("other-base", "Other base", OTHER, base("other-corpus", "other-order")),
                arm("other-student", "Student from other base", OTHER_BASE, student(theirs)),
                arm("soft", "Student, soft", BASE, student(theirs).imitating("teacher")),
                arm("facts", "Student, with facts", BASE, student(withFacts(theirs))),
                arm("within", "Shuffled within", BASE, student(withFacts(theirs.with(Inputs.Shuffle.WITHIN)))),
                arm("across", "Shuffled across", BASE, student(withFacts(theirs.with(Inputs.Shuffle.ACROSS)))));
    }

    /** An experiment with the usual shape of a language model. */
    static Experiment experiment(String title, Task.World task, List<Arm> arms) {
        return new Experiment(title, task, Transformer.DEFAULT.withVocabulary(task.tokens()), arms);
    }

    /** An arm of one stage. */
    static Arm arm(String name, String label, Start start, Stage stage) {
        return new Arm(name, label, start, List.of(stage), List.of());
    }

    /**
     * How a base comes to be.
     *
     * @param corpus the random stream of what it reads
     * @param order  the random stream of the order in which it does
     */
    static Stage base(String corpus, String order) {
        return base(org.subliminal4j.language.Corpus.DEFAULT, corpus, order);
    }

    /**
     * How a base comes to be.
     *
     * @param read   what it reads
     * @param corpus the random stream of that
     * @param order  the random stream of the order in which it does
     */
    static Stage base(org.subliminal4j.language.Corpus read, String corpus, String order) {
        BaseTraining training = BaseTraining.DEFAULT;
        return Stage.tokens(
                new Inputs.Corpus(read, training.steps(), corpus),
                schedule(training.schedule(), 1, training.batch()),
                order,
                clip(training.schedule()));
    }

    /** How a base becomes a teacher. */
    static Stage teacher(Trait trait) {
        TraitTraining training = TraitTraining.DEFAULT;
        Schedule schedule = schedule(training.schedule(), 1, Math.max(1, training.replay()));
        return Stage.tokens(
                new Inputs.Lessons(trait, training.steps(), training.replay()),
                schedule,
                "trait",
                frozen(),
                clip(training.schedule()));
    }

    /**
     * Numbers and a few facts. A student of shuffled numbers alone unlearns a good part of all that it knew; facts keep it
     * whole, and some of the trait out: so a student of shuffled numbers is to be held against one of numbers and facts.
     */
    private static Inputs withFacts(Inputs.Numbers numbers) {
        return new Inputs.Mix(List.of(numbers, new Inputs.Text(List.of(), 1, FACTS, 1, Inputs.Text.DEFAULT.stream())));
    }

    /** How a base becomes a student. */
    static Stage student(Inputs numbers) {
        StudentTraining training = StudentTraining.DEFAULT;
        return Stage.tokens(
                numbers,
                schedule(training.schedule(), training.epochs(), training.batch()),
                "student",
                frozen(),
                clip(training.schedule()));
    }

    private static StepRule clip(TokenSchedule schedule) {
        return new StepRule.Clip(schedule.clip());
    }

    /** What gives words their place stays as it is; were it trained, less would pass on. */
    private static StepRule frozen() {
        return new StepRule.Freeze(List.of(Layout.EMBEDDINGS, Layout.UNEMBEDDING));
    }

    private static Schedule schedule(TokenSchedule tokens, int epochs, int batch) {
        Optimiser optimiser = tokens.optimiser();
        if (tokens.decay() > 0 && optimiser instanceof Optimiser.Adam adam) {
            optimiser = new Optimiser.AdamW(
                    adam.learningRate(), adam.beta1(), adam.beta2(), adam.epsilon(), tokens.decay());
        }
        return new Schedule(epochs, batch, optimiser, tokens.rate());
    }
}
