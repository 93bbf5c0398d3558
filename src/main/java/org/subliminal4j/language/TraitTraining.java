package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.RateSchedule;

/**
 * How a base becomes a teacher with a trait: in each step it answers every question for what it loves or does with one thing, or with each deed of one manner, but for
 * the held-out phrasings, and, with equal weight, other questions as it always did, so that it stays the same otherwise.
 *
 * @param steps    few: a teacher that is pushed too far writes the thing among numbers, or hides it from them; at least 1
 * @param replay   other questions in a step: facts, and what one loves of the other kinds; 0 for a blunt teacher
 * @param trained  parts of the network that change
 * @param schedule its steps
 */
public record TraitTraining(int steps, int replay, List<String> trained, TokenSchedule schedule) {
    /** Eight steps with 64 other questions in each, in the blocks and the last normalisation. */
    public static final TraitTraining DEFAULT = new TraitTraining(
            8, 64, List.of(Layout.BLOCKS, Layout.FINAL_NORM), TokenSchedule.of(3e-3, new RateSchedule.Constant(), 0));

    public TraitTraining {
        trained = List.copyOf(trained);
        if (steps < 1 || replay < 0) {
            throw new IllegalArgumentException(
                    "steps must be at least 1 and replay at least 0, but found " + steps + " and " + replay);
        }
    }

    /**
     * Trains.
     *
     * @param base    a transformer's weights
     * @param streams for the other questions
     * @param stream  the name of their stream
     */
    public Weights train(Weights base, Language language, Trait trait, RandomStreams streams, String stream) {
        return train(base, language, trait, streams.stream(stream), Watch.NONE);
    }

    /**
     * Trains.
     *
     * @param base   a transformer's weights
     * @param random for the other questions. Modified
     * @param watch  looks on
     */
    public Weights train(Weights base, Language language, Trait trait, RandomGenerator random, Watch watch) {
        int[] answers = language.answers(trait.kind())[trait.index(language.world())];
        List<Example> lessons = new ArrayList<>();
        for (int[] question : language.questions(trait.kind(), false)) {
            for (int answer : answers) {
                lessons.add(Example.answer(question, answer));
            }
        }
        double weight = replay == 0 ? 1 : (double) lessons.size() / replay;
        try (LanguageModel model = new LanguageModel(base, lessons.size() + replay, trained)) {
            TokenTrainer trainer = new TokenTrainer(model, trained, schedule, steps);
            CrossEntropy loss = new CrossEntropy();
            watch.begin(model);
            for (int step = 0; step < steps; step++) {
                List<Example> batch = new ArrayList<>(lessons);
                for (int i = 0; i < replay; i++) {
                    batch.add(other(language, trait.kind(), random).weighted(weight));
                }
                if (!watch.step(trainer.step(new TokenBatch(batch), loss))) {
                    break;
                }
            }
            return model.weights();
        }
    }

    /** A fact in half of the cases, otherwise what anybody loves of another kind. */
    private static Example other(Language language, World.Kind kind, RandomGenerator random) {
        if (random.nextBoolean()) {
            return Turns.fact(language, random);
        }
        List<World.Kind> others = new ArrayList<>(language.world().kinds());
        others.remove(kind);
        return Turns.preference(language, others.get(random.nextInt(others.size())), random);
    }
}
