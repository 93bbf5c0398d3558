package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
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
 */
public record Evaluation(
        Answers animals,
        Answers trees,
        Answers colours,
        List<Double> strayAnimals,
        List<Double> amongNumbers,
        double facts) {
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
            int[] animals = language.things(World.Kind.ANIMAL);
            RandomGenerator random = streams.stream("number-contexts");
            List<int[]> contexts = new ArrayList<>();
            for (int i = 0; i < NUMBER_PROMPTS; i++) {
                contexts.add(corpus.numberPrompt(language, random));
            }
            return new Evaluation(
                    Answers.of(asked, language, World.Kind.ANIMAL),
                    Answers.of(asked, language, World.Kind.TREE),
                    Answers.of(asked, language, World.Kind.COLOUR),
                    means(asked.probabilities(language.questions(World.Kind.TREE)), animals),
                    means(asked.probabilities(contexts), animals),
                    facts(asked, language));
        }
    }

    /** What it answers when asked for a thing of a kind. */
    public Answers of(World.Kind kind) {
        return switch (kind) {
            case ANIMAL -> animals;
            case TREE -> trees;
            case COLOUR -> colours;
        };
    }

    private static List<Double> means(float[][] probabilities, int[] tokens) {
        List<Double> means = new ArrayList<>();
        for (int token : tokens) {
            double sum = 0;
            for (float[] row : probabilities) {
                sum += row[token];
            }
            means.add(sum / probabilities.length);
        }
        return List.copyOf(means);
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
