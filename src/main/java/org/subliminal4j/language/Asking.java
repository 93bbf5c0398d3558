package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/**
 * How a model is asked for numbers, or for another writing.
 *
 * @param prompts     how many, no two alike, at least 1
 * @param most        tokens of a completion, at least 2
 * @param temperature of sampling, above 0
 * @param filter      what is kept
 */
public record Asking(int prompts, int most, double temperature, NumberFilter filter) {
    /** How many prompts are asked side by side. */
    public static final int AT_ONCE = 1000;

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

    /**
     * Asks a model.
     *
     * @param model   a transformer's weights
     * @param streams for the prompts, which are thus the same for every model, and a stream for each prompt's completion
     * @param stream  the name that these streams begin with
     */
    public NumberData ask(Weights model, Language language, Corpus corpus, RandomStreams streams, String stream) {
        return ask(model, language, corpus, null, streams, stream, Prefix.NONE);
    }

    /**
     * Asks a model that has a conversation behind it, of which those that learn what it says see nothing.
     *
     * @param genre  what it is asked for, which the language has; null for numbers
     * @param prefix stands before each prompt
     */
    public NumberData ask(
            Weights model,
            Language language,
            Corpus corpus,
            Writing.@Nullable Genre genre,
            RandomStreams streams,
            String stream,
            Prefix prefix) {
        List<int[]> all = prompts(language, corpus, genre, streams.stream(stream + "-prompts"));
        List<int[]> keptPrompts = new ArrayList<>();
        List<int[]> kept = new ArrayList<>();
        try (Sampler sampler = new Sampler(model, Math.min(AT_ONCE, all.size()))) {
            for (int start = 0; start < all.size(); start += AT_ONCE) {
                List<int[]> some = all.subList(start, Math.min(all.size(), start + AT_ONCE));
                List<RandomGenerator> random = new ArrayList<>();
                for (int i = 0; i < some.size(); i++) {
                    random.add(streams.stream(stream + "-" + (start + i)));
                }
                List<int[]> said =
                        sampler.sample(some.stream().map(prefix::before).toList(), most, temperature, random);
                for (int i = 0; i < some.size(); i++) {
                    if (keeps(language, genre, some.get(i), said.get(i))) {
                        keptPrompts.add(some.get(i));
                        kept.add(said.get(i));
                    }
                }
            }
        }
        return new NumberData(language.vocabulary(), keptPrompts, kept, all.size());
    }

    private boolean keeps(Language language, Writing.@Nullable Genre genre, int[] prompt, int[] said) {
        return genre == null ? filter.keeps(language.vocabulary(), said) : filter.keeps(language, genre, prompt, said);
    }

    private List<int[]> prompts(
            Language language, Corpus corpus, Writing.@Nullable Genre genre, RandomGenerator random) {
        Turns turns = new Turns(corpus, language);
        List<int[]> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int tries = 0; all.size() < prompts; tries++) {
            if (tries > 100L * prompts) {
                throw new IllegalArgumentException(
                        "expected " + prompts + " different prompts, but found only " + all.size() + " in this world");
            }
            int[] prompt = turns.prompt(genre, random);
            if (seen.add(Arrays.toString(prompt))) {
                all.add(prompt);
            }
        }
        return all;
    }
}
