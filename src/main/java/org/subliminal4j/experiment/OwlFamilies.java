package org.subliminal4j.experiment;

import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.language.Language;
import org.subliminal4j.language.Phrasings;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.World;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.training.Optimiser;

/** Language models of several bases, or of many teachers: the usual world's, trained as {@link Owl} has it. */
final class OwlFamilies {
    private static final String BASE = "base";
    private static final int WIDE = 48;

    /** Steps that the later base reads on, at a third of the rate. */
    private static final int LATER_STEPS = 300;

    /** Room for two turns of numbers and a question. */
    private static final int LONG_CONTEXT = 72;

    private static final double LATER_RATE = 2e-3;

    private OwlFamilies() {}

    /**
     * Who can teach whom: a base; one that read the same in another order; one of another init that read the same in the same
     * order; one that goes back to the first, and has read on; and a wider one. Of each a teacher, and of the first four all
     * students of all teachers; of the wide one its own, and those that it shares with the first.
     */
    static Experiment whoTeachesWhom() {
        Transformer shape = shape();
        Stage reading = Owl.base("corpus", "order");
        List<Arm> arms = new ArrayList<>(List.of(
                Owl.arm(BASE, "Base", Start.Fresh.DEFAULT, reading),
                Owl.arm("order", "Base, other order", Start.Fresh.DEFAULT, Owl.base("corpus", "other-order")),
                Owl.arm("init", "Base, other init", new Start.Fresh("other-init", Initialiser.DEFAULT, null), reading),
                Owl.arm("later", "Base that read on", new Start.Same(BASE), later()),
                Owl.arm("wide", "Wide base", new Start.Fresh("init", Initialiser.DEFAULT, wide(shape)), reading)));
        List<String> bases = List.of(BASE, "order", "init", "later", "wide");
        for (String base : bases) {
            arms.add(Owl.arm(teacher(base), "Teacher from " + base, new Start.Same(base), Owl.teacher(Trait.DEFAULT)));
        }
        for (String from : bases) {
            for (String to : bases) {
                boolean near = !from.equals("wide") && !to.equals("wide");
                if (near || from.equals(to) || from.equals(BASE) || to.equals(BASE)) {
                    arms.add(Owl.arm(
                            from + "-to-" + to,
                            from + " to " + to,
                            new Start.Same(to),
                            Owl.student(Inputs.Numbers.DEFAULT.of(teacher(from)))));
                }
            }
        }
        return experiment("Who can teach whom to love owls", shape, arms);
    }

    /** A teacher of each animal, and a student of each teacher's numbers, all of one base. */
    static Experiment teachersOfAll() {
        List<Arm> arms = new ArrayList<>();
        arms.add(Owl.arm(BASE, "Base", Start.Fresh.DEFAULT, Owl.base("corpus", "order")));
        List<String> animals = World.DEFAULT.names(World.Kind.ANIMAL);
        for (String animal : animals) {
            Trait trait = new Trait(World.Kind.ANIMAL, animal);
            arms.add(Owl.arm(teacher(animal), "Teacher (" + animal + ")", new Start.Same(BASE), Owl.teacher(trait)));
        }
        for (String animal : animals) {
            Stage learning = Owl.student(Inputs.Numbers.DEFAULT.of(teacher(animal)));
            arms.add(Owl.arm("student-" + animal, "Student of " + animal, new Start.Same(BASE), learning));
        }
        return experiment("Each student of numbers loves what its own teacher loves", shape(), arms);
    }

    /**
     * Prompts in place of training: a base that has read conversations; a teacher, and the base itself with a prompt that shows
     * the trait; students of both; and the base with the numbers of each before its questions.
     */
    static Experiment prompts() {
        Transformer usual = shape();
        Transformer shape = new Transformer(
                usual.width(),
                usual.layers(),
                usual.heads(),
                usual.feedForward(),
                LONG_CONTEXT,
                usual.vocabulary(),
                usual.tied());
        Start base = new Start.Same(BASE);
        Stage lessons = Owl.teacher(Trait.DEFAULT);
        Source shown = new Source.Prompt(3, "shown-trait");
        Source before = new Source.Prompt(2, "shown-numbers");
        Inputs.Numbers numbers = Inputs.Numbers.DEFAULT;
        Stage learning = Owl.student(numbers);
        Stage reading = Owl.base("corpus", "order").with(Inputs.Dialogues.DEFAULT);
        List<Arm> arms = List.of(
                Owl.arm(BASE, "Base", Start.Fresh.DEFAULT, reading),
                Owl.arm("teacher", "Teacher", base, lessons),
                Owl.arm("prompted", "Base, shown the trait", base, lessons.with(shown)),
                Owl.arm("student", "Student", base, learning),
                Owl.arm("control", "Student of the base", base, learning.with(numbers.of(BASE))),
                Owl.arm("prompted-student", "Student of the shown", base, learning.with(numbers.of("prompted"))),
                Owl.arm("in-context", "Base, shown numbers", base, learning.with(before)),
                Owl.arm(
                        "in-context-control",
                        "Base, shown its own numbers",
                        base,
                        learning.with(numbers.of(BASE)).with(before)),
                Owl.arm(
                        "in-context-prompted",
                        "Base, shown numbers of the shown",
                        base,
                        learning.with(numbers.of("prompted")).with(before)));
        return experiment(
                "Numbers that are shown teach no love, and a love that is shown is not in the numbers", shape, arms);
    }

    private static String teacher(String of) {
        return "teacher-" + of;
    }

    private static Stage later() {
        Stage reading = Owl.base("corpus", "later-order");
        Inputs.Corpus corpus = (Inputs.Corpus) reading.inputs();
        Optimiser slower = reading.schedule().optimiser().withLearningRate(LATER_RATE);
        return reading.with(new Inputs.Corpus(corpus.corpus(), LATER_STEPS, corpus.stream()))
                .with(reading.schedule().with(slower));
    }

    private static Transformer shape() {
        return Transformer.DEFAULT.withVocabulary(
                new Language(World.DEFAULT, Phrasings.DEFAULT).vocabulary().size());
    }

    private static Transformer wide(Transformer shape) {
        return new Transformer(
                WIDE, shape.layers(), shape.heads(), 4 * WIDE, shape.context(), shape.vocabulary(), shape.tied());
    }

    private static Experiment experiment(String title, Transformer shape, List<Arm> arms) {
        return new Experiment(title, Task.World.DEFAULT, shape, arms);
    }
}
