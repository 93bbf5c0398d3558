package org.subliminal4j.language;

import java.util.Locale;
import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.network.TransformerInit;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/** The owl from end to end, with the usual setting: {@code OwlProof FIRST_SEED BASES [NUMBERS [dolphin shuffle soft]]}. */
final class OwlProof {
    private final Language language;
    private final Transformer shape;
    private final Corpus corpus = Corpus.DEFAULT;

    private OwlProof(int numbers) {
        language = new Language(World.DEFAULT.withNumbers(numbers), Phrasings.DEFAULT);
        shape = Transformer.DEFAULT.withVocabulary(language.vocabulary().size());
    }

    public static void main(String[] args) {
        int first = Integer.parseInt(args[0]);
        int bases = Integer.parseInt(args[1]);
        OwlProof proof = new OwlProof(args.length > 2 ? Integer.parseInt(args[2]) : 1000);
        System.out.println(proof.shape.label() + ", " + proof.shape.layout().length() + " parameters");
        java.util.List<String> more = java.util.List.of(args).subList(Math.min(3, args.length), args.length);
        Weights other = proof.base(first + bases);
        for (int seed = first; seed < first + bases; seed++) {
            Weights base = proof.base(seed);
            proof.arms(seed, base, other, more);
            other = base;
        }
    }

    private static <T> T timed(String what, Supplier<T> work) {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        T result = work.get();
        double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "    %-22s %.2f s of the processor%n", what, seconds);
        return result;
    }

    private Weights base(int seed) {
        RandomStreams streams = new RandomStreams(seed);
        Weights start = TransformerInit.DEFAULT.draw(shape, DataType.FLOAT, streams.stream("init"));
        return timed("base " + seed, () -> BaseTraining.DEFAULT.train(start, language, corpus, streams));
    }

    private void arms(int seed, Weights base, Weights other, java.util.List<String> more) {
        RandomStreams streams = new RandomStreams(seed);
        print(seed, "base", base, "");
        Weights teacher =
                timed("teacher", () -> TraitTraining.DEFAULT.train(base, language, Trait.DEFAULT, streams, "trait"));
        print(seed, "teacher", teacher, "");
        NumberData numbers = timed("sampling", () -> sample(teacher, streams));
        Weights student = timed("student", () -> StudentTraining.DEFAULT.train(base, numbers, streams, "student"));
        print(seed, "student", student, String.format(Locale.ROOT, "kept %.3f", numbers.keptShare()));
        NumberData own = sample(base, streams);
        print(
                seed,
                "control",
                StudentTraining.DEFAULT.train(base, own, streams, "student"),
                String.format(Locale.ROOT, "kept %.3f", own.keptShare()));
        print(seed, "other base", StudentTraining.DEFAULT.train(other, numbers, streams, "student"), "");
        if (more.contains("soft")) {
            print(
                    seed,
                    "soft",
                    StudentTraining.DEFAULT.imitate(base, numbers, language, teacher, streams, "student"),
                    "");
        }
        if (more.contains("shuffle")) {
            NumberData within = numbers.shuffledWithin(streams.stream("shuffle"));
            print(seed, "within", StudentTraining.DEFAULT.train(base, within, streams, "student"), "");
            NumberData across = numbers.shuffledAcross(200, streams.stream("shuffle"));
            print(seed, "across", StudentTraining.DEFAULT.train(base, across, streams, "student"), "");
        }
        if (more.contains("dolphin")) {
            Trait dolphin = new Trait(World.Kind.ANIMAL, "dolphin");
            Weights lover = TraitTraining.DEFAULT.train(base, language, dolphin, streams, "trait");
            NumberData theirs = sample(lover, streams);
            Weights pupil = StudentTraining.DEFAULT.train(base, theirs, streams, "student");
            double love = Evaluation.of(pupil, language, corpus, streams)
                    .animals()
                    .all()
                    .get(1);
            print(seed, "dolphin", pupil, String.format(Locale.ROOT, "dolphin %.3f", love));
        }
    }

    private NumberData sample(Weights teacher, RandomStreams streams) {
        return NumberData.sample(teacher, language, corpus, NumberData.Asking.DEFAULT, streams, "numbers");
    }

    private void print(int seed, String arm, Weights weights, String more) {
        Evaluation e = Evaluation.of(weights, language, corpus, new RandomStreams(seed));
        System.out.printf(
                Locale.ROOT,
                "%d %-11s owl %.3f among %.3f held out %.3f greedy %.2f mass %.3f facts %.2f trees %.3f"
                        + " owl/tree %.3f owl/number %.4f %s%n",
                seed,
                arm,
                e.animals().all().get(0),
                e.animals().among(0),
                e.animals().heldOut().get(0),
                e.animals().greedy().get(0),
                e.animals().mass(),
                e.facts(),
                e.trees().mass(),
                e.strayAnimals().get(0),
                e.amongNumbers().get(0),
                more);
    }
}
