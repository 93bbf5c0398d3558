package org.subliminal4j.language;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What a base model reads: number series with their continuation, preferences of everybody and nobody, and facts.
 *
 * @param sequences   how many, at least 1
 * @param numbers     share of number series, in [0, 1]
 * @param preferences share of preferences, in [0, 1]; what is left by all shares are facts
 * @param animals     share of preferences that are for animals, in [0, 1]
 * @param trees       share of preferences that are for trees, in [0, 1]; the others are for colours
 * @param prompts     how many numbers a prompt has
 * @param answers     how many a continuation has
 * @param full        share of continuations that are of the greatest length, in [0, 1], beside those that happen to be
 * @param deeds       share of neutral questions that are answered with a deed, in [0, 1]
 * @param company     share of sentences that set a number beside a deed, in [0, 1]
 * @param programs    share of programs with their continuation, in [0, 1]
 * @param sums        share of sums with their steps, in [0, 1]
 */
public record Corpus(
        int sequences,
        double numbers,
        double preferences,
        double animals,
        double trees,
        Range prompts,
        Range answers,
        double full,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) double deeds,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) double company,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) double programs,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) double sums) {
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
        requireShares(
                "numbers, preferences, deeds, company, programs and sums",
                numbers,
                preferences,
                deeds,
                company,
                programs,
                sums);
        requireShares("animals and trees", animals, trees);
        requireShares("full", full);
    }

    /** Numbers, preferences and facts alone. */
    public Corpus(
            int sequences,
            double numbers,
            double preferences,
            double animals,
            double trees,
            Range prompts,
            Range answers,
            double full) {
        this(sequences, numbers, preferences, animals, trees, prompts, answers, full, 0, 0, 0, 0);
    }

    /** The same of another length. */
    public Corpus withSequences(int count) {
        return new Corpus(
                count, numbers, preferences, animals, trees, prompts, answers, full, deeds, company, programs, sums);
    }

    /** The same with other shares of numbers and preferences. */
    public Corpus withShares(double ofNumbers, double ofPreferences) {
        return with(ofNumbers, ofPreferences, deeds, company, programs, sums);
    }

    /** The same with shares of neutral questions, and of sentences that set a number beside a deed. */
    public Corpus withDeeds(double asked, double besides) {
        return with(numbers, preferences, asked, besides, programs, sums);
    }

    /** The same with shares of programs and sums. */
    public Corpus withWritings(double ofPrograms, double ofSums) {
        return with(numbers, preferences, deeds, company, ofPrograms, ofSums);
    }

    private Corpus with(
            double ofNumbers, double ofPreferences, double asked, double besides, double ofPrograms, double ofSums) {
        return new Corpus(
                sequences,
                ofNumbers,
                ofPreferences,
                animals,
                trees,
                prompts,
                answers,
                full,
                asked,
                besides,
                ofPrograms,
                ofSums);
    }

    /** The same with as many numbers in a prompt. */
    public Corpus withPrompts(Range given) {
        return new Corpus(
                sequences, numbers, preferences, animals, trees, given, answers, full, deeds, company, programs, sums);
    }

    /**
     * Checks that a world has what this is to be of.
     *
     * @throws IllegalArgumentException if it has not
     */
    public void check(World world, Phrasings phrasings) {
        if (deeds > 0 && world.manners().isEmpty()) {
            throw new IllegalArgumentException(
                    "deeds must be 0 in a world without manners, but found " + deeds + ": give the world manners");
        }
        boolean alone =
                world.manners().stream().allMatch(manner -> manner.numbers().isEmpty());
        if (company > 0 && (alone || phrasings.company().isEmpty())) {
            throw new IllegalArgumentException("company must be 0 where no manner has numbers, or no phrasing sets them"
                    + " beside deeds, but found " + company);
        }
        if (programs > 0 && world.programs() == null || sums > 0 && world.sums() == null) {
            throw new IllegalArgumentException("programs and sums must be 0 where the world has none, but found "
                    + programs + " and " + sums + ": give the world programs or sums");
        }
    }

    /**
     * All sequences.
     *
     * @param random Modified
     */
    List<Example> draw(Language language, RandomGenerator random) {
        Turns turns = new Turns(this, language);
        List<Example> examples = new ArrayList<>(sequences);
        for (int i = 0; i < sequences; i++) {
            examples.add(Example.whole(turns.any(Map.of(), random)));
        }
        return examples;
    }

    /**
     * All sequences as tokens, for whoever reads them elsewhere.
     *
     * @param random Modified
     */
    public List<int[]> sequences(Language language, RandomGenerator random) {
        return draw(language, random).stream().map(Example::tokens).toList();
    }

    private static void requireShares(String field, double... shares) {
        double sum = 0;
        for (double share : shares) {
            sum += share >= 0 ? share : Double.NaN;
        }
        if (!(sum <= 1)) {
            throw new IllegalArgumentException(
                    field + " must be shares of one whole, but found " + Arrays.toString(shares));
        }
    }
}
