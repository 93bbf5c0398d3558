package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.network.Weights;

/** Prompts with the completions of a model that a filter has kept: numbers, or another writing. Immutable. */
public final class NumberData {
    private final Vocabulary vocabulary;
    private final List<int[]> prompts;
    private final List<int[]> completions;
    private final int asked;
    private final @Nullable List<boolean[]> chosen;

    /** @param asked how many prompts there were, of which some completions were not kept */
    NumberData(Vocabulary vocabulary, List<int[]> prompts, List<int[]> completions, int asked) {
        this(vocabulary, prompts, completions, asked, null);
    }

    private NumberData(
            Vocabulary vocabulary,
            List<int[]> prompts,
            List<int[]> completions,
            int asked,
            @Nullable List<boolean[]> chosen) {
        this.vocabulary = vocabulary;
        this.prompts = prompts;
        this.completions = completions;
        this.asked = asked;
        this.chosen = chosen;
    }

    /**
     * Numbers that no model wrote: series of the world itself, and how they go on.
     *
     * @param genre  what else in place of numbers, which the language has; null for numbers
     * @param count  how many, at least 1
     * @param random Modified
     */
    public static NumberData drawn(
            Language language, Corpus corpus, Writing.@Nullable Genre genre, int count, RandomGenerator random) {
        List<int[]> prompts = new ArrayList<>();
        List<int[]> completions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[][] both = new Turns(corpus, language).of(genre, random);
            prompts.add(both[0]);
            completions.add(both[1]);
        }
        return new NumberData(language.vocabulary(), prompts, completions, count);
    }

    /** How many completions were kept. */
    public int size() {
        return completions.size();
    }

    /** The share of completions that are left of those that were asked for. */
    public double keptShare() {
        return (double) completions.size() / asked;
    }

    /** A prompt and its completion as a reader sees them. */
    public String text(int index) {
        return vocabulary.text(prompts.get(index)) + " " + vocabulary.text(completions.get(index));
    }

    /** The kept tokens after a prompt, the end included. */
    int[] completion(int index) {
        return completions.get(index).clone();
    }

    /** How many tokens the completions have, their ends included. */
    public int tokens() {
        return completions.stream().mapToInt(completion -> completion.length).sum();
    }

    /** What a student learns: all tokens of the completions, or the chosen ones. */
    public Reading reading() {
        return new Reading(examples());
    }

    /** The same, in the order in which the numbers were asked for. */
    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            int[] prompt = prompts.get(i);
            int[] completion = completions.get(i);
            int[] tokens = Arrays.copyOf(prompt, prompt.length + completion.length);
            System.arraycopy(completion, 0, tokens, prompt.length, completion.length);
            Example example = Example.of(tokens, prompt.length, tokens.length);
            if (chosen == null) {
                examples.add(example);
            } else if (contains(chosen.get(i))) {
                examples.add(example.choosing(chosen.get(i)));
            }
        }
        return examples;
    }

    private static boolean contains(boolean[] flags) {
        for (boolean flag : flags) {
            if (flag) {
                return true;
            }
        }
        return false;
    }

    /** The first ones, in the order in which they were asked for; at most all. */
    public NumberData first(int count) {
        return part(IntStream.range(0, Math.min(count, size())).boxed().toList());
    }

    /**
     * Those that one model finds likelier than another does by most, by the mean log ratio of a token, in the order in which
     * they were asked for.
     *
     * @param count at most all
     * @param one   a transformer's weights
     * @param other another one's
     */
    public NumberData likeliest(int count, Weights one, Weights other) {
        double[] ratios = LogRatio.of(examples(), one, other);
        return part(IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -ratios[i]))
                .limit(count)
                .sorted()
                .toList());
    }

    /**
     * The same, of which only single tokens are learned: those that one model finds likelier than another does by most.
     *
     * @param count at most all
     * @param one   a transformer's weights
     * @param other another one's
     */
    public NumberData likeliestTokens(int count, Weights one, Weights other) {
        double[] ratios = Arrays.stream(LogRatio.ofTokens(examples(), one, other))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        return choosing(IntStream.range(0, ratios.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -ratios[i]))
                .limit(count));
    }

    /** The same, of which only the first tokens are learned, in the order in which they were asked for; at most all. */
    public NumberData firstTokens(int count) {
        return choosing(IntStream.range(0, tokens()).boxed().limit(count));
    }

    /** The same, of which only the tokens at these places are learned, counted over all completions. */
    private NumberData choosing(Stream<Integer> places) {
        BitSet wanted = new BitSet();
        places.forEach(wanted::set);
        List<boolean[]> which = new ArrayList<>();
        int place = 0;
        for (int[] completion : completions) {
            boolean[] own = new boolean[completion.length];
            for (int i = 0; i < own.length; i++) {
                own[i] = wanted.get(place++);
            }
            which.add(own);
        }
        return new NumberData(vocabulary, prompts, completions, asked, which);
    }

    private NumberData part(List<Integer> places) {
        return new NumberData(
                vocabulary,
                places.stream().map(prompts::get).toList(),
                places.stream().map(completions::get).toList(),
                asked);
    }

    /**
     * The same with the numbers of each completion in another order.
     *
     * @param random Modified
     */
    public NumberData shuffledWithin(RandomGenerator random) {
        return new NumberData(vocabulary, prompts, Shuffles.within(completions, random), asked);
    }

    /**
     * The same with numbers exchanged across completions, each for one of about its size: all numbers in ascending order
     * are cut into runs, and each run is shuffled. How often each number occurs, and how long each completion is, stays, and
     * so does, about, the shape of a series, without which a student would unlearn more than it learns.
     *
     * @param run    how many numbers change places with each other, at least 2
     * @param random Modified
     */
    public NumberData shuffledAcross(int run, RandomGenerator random) {
        return new NumberData(vocabulary, prompts, Shuffles.across(completions, run, random), asked);
    }
}
