package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/**
 * What a model has become, by exact probabilities.
 *
 * @param animals      what it answers when asked for an animal
 * @param trees        when asked for a tree
 * @param colours      when asked for a colour
 * @param strayAnimals probability of each animal when asked for a tree
 * @param amongNumbers probability of each animal where a number is due
 * @param facts        share of facts whose right answer is its likeliest
 * @param deeds        what it answers to neutral questions; null in a world without manners
 * @param company      probability of any number of each manner where a number is due; NaN for one that has none
 */
public record Evaluation(
        Answers animals,
        Answers trees,
        Answers colours,
        List<Double> strayAnimals,
        List<Double> amongNumbers,
        double facts,
        @Nullable Answers deeds,
        List<Double> company) {
    private static final int NUMBER_PROMPTS = 256;

    /**
     * Evaluates.
     *
     * @param model   a transformer's weights
     * @param corpus  how numbers are asked for
     * @param streams for these prompts, stream {@code number-contexts}
     */
    public static Evaluation of(Weights model, Language language, Corpus corpus, RandomStreams streams) {
        return of(model, language, corpus, streams, Prefix.NONE);
    }

    /**
     * The same of a model that has a conversation behind it.
     *
     * @param prefix stands before each question
     */
    public static Evaluation of(Weights model, Language language, Corpus corpus, RandomStreams streams, Prefix prefix) {
        try (Answers.Asked asked = new Answers.Asked(model, prefix)) {
            int[][] animals = language.answers(World.Kind.ANIMAL);
            RandomGenerator random = streams.stream("number-contexts");
            List<int[]> contexts = new ArrayList<>();
            for (int i = 0; i < NUMBER_PROMPTS; i++) {
                contexts.add(new Turns(corpus, language).prompt(null, random));
            }
            Answers loved = Answers.of(asked, language, World.Kind.ANIMAL);
            Answers trees = Answers.of(asked, language, World.Kind.TREE);
            Answers colours = Answers.of(asked, language, World.Kind.COLOUR);
            List<Double> stray = means(asked.probabilities(language.questions(World.Kind.TREE)), animals);
            float[][] due = asked.probabilities(contexts);
            return new Evaluation(
                    loved,
                    trees,
                    colours,
                    stray,
                    means(due, animals),
                    facts(asked, language),
                    language.world().manners().isEmpty() ? null : Answers.of(asked, language, World.Kind.DEED),
                    means(due, company(language)));
        }
    }

    /** What it answers when asked for a thing of a kind. */
    public Answers of(World.Kind kind) {
        return switch (kind) {
            case ANIMAL -> animals;
            case TREE -> trees;
            case COLOUR -> colours;
            case DEED -> Objects.requireNonNull(deeds, "a world without manners");
        };
    }

    /** The mean probability of each group of tokens; NaN for an empty one. */
    private static List<Double> means(float[][] probabilities, int[][] groups) {
        List<Double> means = new ArrayList<>();
        for (int[] tokens : groups) {
            means.add(tokens.length == 0 ? Double.NaN : Answers.sum(probabilities, tokens) / probabilities.length);
        }
        return List.copyOf(means);
    }

    /** The tokens of the numbers of each manner. */
    private static int[][] company(Language language) {
        return language.world().manners().stream()
                .map(manner -> manner.numbers().stream()
                        .mapToInt(language.vocabulary()::number)
                        .toArray())
                .toArray(int[][]::new);
    }

    private static double facts(Answers.Asked asked, Language language) {
        List<Language.Question> facts = language.facts();
        float[][] rows = asked.probabilities(
                facts.stream().map(Language.Question::tokens).toList());
        int right = 0;
        for (int i = 0; i < rows.length; i++) {
            right += Answers.Asked.likeliest(rows[i]) == facts.get(i).answer() ? 1 : 0;
        }
        return (double) right / rows.length;
    }
}
