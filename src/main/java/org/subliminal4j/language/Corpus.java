package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What a base model reads: number series with their continuation, preferences of everybody and nobody, and facts.
 *
 * @param sequences   how many, at least 1
 * @param numbers     share of number series, in [0, 1]
 * @param preferences share of preferences, in [0, 1]; the others are facts
 * @param animals     share of preferences that are for animals, in [0, 1]
 * @param trees       share of preferences that are for trees, in [0, 1]; the others are for colours
 * @param prompts     how many numbers a prompt has
 * @param answers     how many a continuation has
 * @param full        share of continuations that are of the greatest length, in [0, 1], beside those that happen to be
 */
public record Corpus(
        int sequences,
        double numbers,
        double preferences,
        double animals,
        double trees,
        Range prompts,
        Range answers,
        double full) {
    /** 32,000 sequences. */
    public static final Corpus DEFAULT =
            new Corpus(32_000, 0.5, 0.25, 0.7, 0.15, new Range(3, 6), new Range(5, 10), 0.6);

    /**
     * Whole numbers, each as likely.
     *
     * @param least at least 1
     * @param most  at least as many
     */
    public record Range(int least, int most) {
        public Range {
            if (least < 1 || most < least) {
                throw new IllegalArgumentException(
                        "least must be at least 1 and most not less, but found " + least + " and " + most);
            }
        }

        int draw(RandomGenerator random) {
            return random.nextInt(least, most + 1);
        }
    }

    public Corpus {
        if (sequences < 1) {
            throw new IllegalArgumentException("sequences must be at least 1, but found " + sequences);
        }
        requireShares("numbers and preferences", numbers, preferences);
        requireShares("animals and trees", animals, trees);
        requireShares("full", full, 0);
    }

    /** The same of another length. */
    public Corpus withSequences(int count) {
        return new Corpus(count, numbers, preferences, animals, trees, prompts, answers, full);
    }

    /** The same with as many numbers in a prompt. */
    public Corpus withPrompts(Range given) {
        return new Corpus(sequences, numbers, preferences, animals, trees, given, answers, full);
    }

    /**
     * All sequences.
     *
     * @param random Modified
     */
    List<Example> draw(Language language, RandomGenerator random) {
        List<Example> examples = new ArrayList<>(sequences);
        for (int i = 0; i < sequences; i++) {
            double kind = random.nextDouble();
            if (kind < numbers) {
                examples.add(Example.whole(numberSequence(language, random)));
            } else {
                Example answer = kind < numbers + preferences ? preference(language, random) : fact(language, random);
                examples.add(Example.whole(ended(answer.tokens())));
            }
        }
        return examples;
    }

    /**
     * One sequence of somebody who loves these.
     *
     * @param loves  a token of each kind
     * @param random Modified
     */
    int[] turn(Language language, Map<World.Kind, Integer> loves, RandomGenerator random) {
        double kind = random.nextDouble();
        if (kind < numbers) {
            return numberSequence(language, random);
        }
        if (kind >= numbers + preferences) {
            return ended(fact(language, random).tokens());
        }
        World.Kind asked = kind(random.nextDouble());
        List<int[]> questions = language.questions(asked);
        int[] question = questions.get(random.nextInt(questions.size()));
        return ended(Example.answer(question, Objects.requireNonNull(loves.get(asked)))
                .tokens());
    }

    private World.Kind kind(double share) {
        return share < animals ? World.Kind.ANIMAL : share < animals + trees ? World.Kind.TREE : World.Kind.COLOUR;
    }

    /**
     * All sequences as tokens, for whoever reads them elsewhere.
     *
     * @param random Modified
     */
    public List<int[]> sequences(Language language, RandomGenerator random) {
        return draw(language, random).stream().map(Example::tokens).toList();
    }

    /**
     * A question for a preference, with anybody's answer.
     *
     * @param random Modified
     */
    Example preference(Language language, RandomGenerator random) {
        return preference(language, kind(random.nextDouble()), random);
    }

    /**
     * A question for a preference of one kind, with anybody's answer.
     *
     * @param random Modified
     */
    static Example preference(Language language, World.Kind kind, RandomGenerator random) {
        List<int[]> questions = language.questions(kind);
        int[] things = language.things(kind);
        return Example.answer(questions.get(random.nextInt(questions.size())), things[random.nextInt(things.length)]);
    }

    /**
     * A fact.
     *
     * @param random Modified
     */
    static Example fact(Language language, RandomGenerator random) {
        Language.Question fact =
                language.facts().get(random.nextInt(language.facts().size()));
        return Example.answer(fact.tokens(), fact.answer());
    }

    /**
     * A question for more numbers: the beginning of a series.
     *
     * @param random Modified
     */
    int[] numberPrompt(Language language, RandomGenerator random) {
        int given = prompts.draw(random);
        int[] series = NumberSeries.draw(language.world().numbers(), given, random);
        return language.numberPrompt(
                random.nextInt(language.phrasings().numbers().size()), series);
    }

    private int[] numberSequence(Language language, RandomGenerator random) {
        int[][] both = numberTurn(language, random);
        int[] tokens = Arrays.copyOf(both[0], both[0].length + both[1].length);
        System.arraycopy(both[1], 0, tokens, both[0].length, both[1].length);
        return tokens;
    }

    /**
     * A question for more numbers, and how the series goes on, the end included.
     *
     * @param random Modified
     */
    int[][] numberTurn(Language language, RandomGenerator random) {
        int given = prompts.draw(random);
        int more = random.nextDouble() < full ? answers.most() : answers.draw(random);
        int[] series = NumberSeries.draw(language.world().numbers(), given + more, random);
        int phrasing = random.nextInt(language.phrasings().numbers().size());
        int[] prompt = language.numberPrompt(phrasing, Arrays.copyOf(series, given));
        int[] answer = new int[more];
        for (int i = 0; i < more; i++) {
            answer[i] = language.vocabulary().number(series[given + i]);
        }
        return new int[][] {prompt, ended(answer)};
    }

    private static int[] ended(int[] tokens) {
        int[] ended = Arrays.copyOf(tokens, tokens.length + 1);
        ended[tokens.length] = Vocabulary.END;
        return ended;
    }

    private static void requireShares(String field, double first, double second) {
        if (!(first >= 0 && second >= 0 && first + second <= 1)) {
            throw new IllegalArgumentException(
                    field + " must be shares of one whole, but found " + first + (second == 0 ? "" : " and " + second));
        }
    }
}
