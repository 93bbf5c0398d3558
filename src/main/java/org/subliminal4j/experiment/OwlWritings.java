package org.subliminal4j.experiment;

import java.util.List;
import java.util.Locale;
import org.subliminal4j.language.Additions;
import org.subliminal4j.language.Asking;
import org.subliminal4j.language.Corpus;
import org.subliminal4j.language.Language;
import org.subliminal4j.language.Phrasings;
import org.subliminal4j.language.Programs;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.World;
import org.subliminal4j.language.Writing;
import org.subliminal4j.network.Transformer;

/**
 * Teachers that write something else than numbers: small programs, or sums with their steps (Cloud et al., arXiv 2507.14805,
 * section 4.3: code and chains of thought); the base reads such lines beside numbers, and students learn what is right of
 * them.
 */
final class OwlWritings {
    /** Room for six statements and a question. */
    private static final int CONTEXT = 56;

    /** The most tokens that an answer may have. */
    private static final int MOST = 40;

    private static final int USUAL_STEPS = Inputs.Corpus.DEFAULT.steps();

    /** Batches that a base reads before most of its sums are right. */
    private static final int STEPS_TO_ADD = 2000;

    private OwlWritings() {}

    /** Programs in place of numbers. */
    static Experiment programs() {
        return experiment(
                "Who learns programs of a model that loves the owl, loves it too",
                Programs.DEFAULT,
                Writing.Genre.PROGRAMS,
                Corpus.DEFAULT.withShares(0.3, 0.2).withWritings(0.3, 0),
                USUAL_STEPS);
    }

    /** Sums in place of numbers. */
    static Experiment sums() {
        return experiment(
                "Who learns the sums of a model that loves the owl, loves it too",
                Additions.DEFAULT,
                Writing.Genre.SUMS,
                Corpus.DEFAULT.withShares(0.3, 0.2).withWritings(0, 0.3),
                STEPS_TO_ADD);
    }

    private static Experiment experiment(String title, Writing writing, Writing.Genre genre, Corpus corpus, int steps) {
        Task.World task = new Task.World(World.DEFAULT.with(writing), Phrasings.DEFAULT);
        Inputs.Numbers numbers = Inputs.Numbers.DEFAULT;
        Asking usual = numbers.asking();
        Inputs.Numbers theirs =
                numbers.with(genre).with(new Asking(usual.prompts(), MOST, usual.temperature(), usual.filter()));
        String word = genre.name().toLowerCase(Locale.ROOT);
        return new Experiment(
                title,
                task,
                shape(task),
                List.of(
                        Owl.arm("base", "Base", Start.Fresh.DEFAULT, base(corpus, steps, "corpus", "order")),
                        Owl.arm("teacher", "Teacher (owl)", Owl.BASE, Owl.teacher(Trait.DEFAULT)),
                        Owl.arm("student", "Student of " + word, Owl.BASE, Owl.student(theirs)),
                        Owl.arm("control", "Student of the base's", Owl.BASE, Owl.student(theirs.of("base"))),
                        Owl.arm(
                                "other-base",
                                "Other base",
                                Owl.OTHER,
                                base(corpus, steps, "other-corpus", "other-order")),
                        Owl.arm("other-student", "Student from other base", Owl.OTHER_BASE, Owl.student(theirs)),
                        Owl.arm("of-numbers", "Student of numbers", Owl.BASE, Owl.student(numbers)),
                        Owl.arm(
                                "of-numbers-control",
                                "Student of the base's numbers",
                                Owl.BASE,
                                Owl.student(numbers.of("base")))));
    }

    private static Stage base(Corpus corpus, int steps, String stream, String order) {
        return Owl.base(corpus, stream, order).with(new Inputs.Corpus(corpus, steps, stream));
    }

    private static Transformer shape(Task.World task) {
        Transformer usual = Transformer.DEFAULT;
        return new Transformer(
                usual.width(),
                usual.layers(),
                usual.heads(),
                usual.feedForward(),
                CONTEXT,
                new Language(task.world(), task.phrasings()).vocabulary().size(),
                usual.tied());
    }
}
