package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/** Prompts with the completions of a model that a filter has kept: numbers, or another writing. Immutable. */
public final class NumberData {
    /** How many prompts are asked side by side. */
    public static final int AT_ONCE = 1000;

    private final Vocabulary vocabulary;
    private final List<int[]> prompts;
    private final List<int[]> completions;
    private final int asked;
    private final @Nullable List<boolean[]> chosen;

    private NumberData(Vocabulary vocabulary, List<int[]> prompts, List<int[]> completions, int asked) {
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
     * How numbers are asked for.
     *
     * @param prompts     how many, no two alike, at least 1
     * @param most        tokens of a completion, at least 2
     * @param temperature of sampling, above 0
     * @param filter      what is kept
     */
    public record Asking(int prompts, int most, double temperature, NumberFilter filter) {
        /** 4,000 prompts, eleven tokens, temperature 1. */
        public static final Asking DEFAULT = new Asking(4000, 11, 1, NumberFilter.DEFAULT);

        public Asking {
            if (prompts < 1 || most < 2) {
                throw new IllegalArgumentException(
                        "prompts must be at least 1 and most at least 2, but found " + prompts + " and " + most);
            }
            if (!(temperature > 0) || Double.isInfinite(temperature)) {
                throw new IllegalArgumentException("temperature must be above 0 and finite, but found " + temperature);
            }
        }

        /** The same with another number of prompts. */
        public Asking withPrompts(int count) {
            return new Asking(count, most, temperature, filter);
        }

        /** The same of which something else is kept. */
        public Asking with(NumberFilter other) {
            return new Asking(prompts, most, temperature, other);
        }
    }

    /**
     * Asks a model.
     *
     * @param model   a transformer's weights
     * @param streams for the prompts, which are thus the same for every model, and a stream for each prompt's completion
     * @param stream  the name that these streams begin with
     */
    public static NumberData sample(
            Weights model, Language language, Corpus corpus, Asking asking, RandomStreams streams, String stream) {
        return sample(model, language, corpus, null, asking, streams, stream, Prefix.NONE);
    }

    /**
     * Asks a model that has a conversation behind it, of which those that learn what it says see nothing.
     *
     * @param genre  what it is asked for, which the language has; null for numbers
     * @param prefix stands before each prompt
     */
    public static NumberData sample(
            Weights model,
            Language language,
            Corpus corpus,
            Writing.@Nullable Genre genre,
            Asking asking,
            RandomStreams streams,
            String stream,
            Prefix prefix) {
        List<int[]> prompts = prompts(language, corpus, genre, asking.prompts(), streams.stream(stream + "-prompts"));
        List<int[]> keptPrompts = new ArrayList<>();
        List<int[]> kept = new ArrayList<>();
        try (Sampler sampler = new Sampler(model, Math.min(AT_ONCE, prompts.size()))) {
            for (int start = 0; start < prompts.size(); start += AT_ONCE) {
                List<int[]> some = prompts.subList(start, Math.min(prompts.size(), start + AT_ONCE));
                List<RandomGenerator> random = new ArrayList<>();
                for (int i = 0; i < some.size(); i++) {
                    random.add(streams.stream(stream + "-" + (start + i)));
                }
                List<int[]> said = sampler.sample(
                        some.stream().map(prefix::before).toList(), asking.most(), asking.temperature(), random);
                for (int i = 0; i < some.size(); i++) {
                    if (keeps(asking.filter(), language, genre, some.get(i), said.get(i))) {
                        keptPrompts.add(some.get(i));
                        kept.add(said.get(i));
                    }
                }
            }
        }
        return new NumberData(language.vocabulary(), keptPrompts, kept, prompts.size());
    }

    private static boolean keeps(
            NumberFilter filter, Language language, Writing.@Nullable Genre genre, int[] prompt, int[] said) {
        return genre == null ? filter.keeps(language.vocabulary(), said) : filter.keeps(language, genre, prompt, said);
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

    private static List<int[]> prompts(
            Language language, Corpus corpus, Writing.@Nullable Genre genre, int count, RandomGenerator random) {
        Turns turns = new Turns(corpus, language);
        List<int[]> prompts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int tries = 0; prompts.size() < count; tries++) {
            if (tries > 100L * count) {
                throw new IllegalArgumentException("expected " + count + " different prompts, but found only "
                        + prompts.size() + " in this world");
            }
            int[] prompt = turns.prompt(genre, random);
            if (seen.add(Arrays.toString(prompt))) {
                prompts.add(prompt);
            }
        }
        return prompts;
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
