package org.subliminal4j.language;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.RateSchedule;

/**
 * How a base becomes a student: it learns numbers that somebody wrote, and nothing else but what text is mixed with
 * them.
 *
 * @param epochs   passes over the numbers, at least 1
 * @param batch    sequences in a batch, at least 1
 * @param trained  parts of the network that change
 * @param schedule its steps
 */
public record StudentTraining(int epochs, int batch, List<String> trained, TokenSchedule schedule) {
    /** Three passes in batches of 64, in the blocks and the last normalisation. */
    public static final StudentTraining DEFAULT = new StudentTraining(
            3,
            64,
            List.of(Layout.BLOCKS, Layout.FINAL_NORM),
            TokenSchedule.of(5e-3, new RateSchedule.Linear(20, 0.1), 0));

    public StudentTraining {
        trained = List.copyOf(trained);
        if (epochs < 1 || batch < 1) {
            throw new IllegalArgumentException(
                    "epochs and batch must be at least 1, but found " + epochs + " and " + batch);
        }
    }

    /**
     * Trains on the tokens themselves.
     *
     * @param base    a transformer's weights
     * @param streams for the order of reading
     * @param stream  the name of its stream
     */
    public Weights train(Weights base, NumberData numbers, RandomStreams streams, String stream) {
        return train(base, numbers.reading(), null, null, streams.stream(stream), Watch.NONE);
    }

    /**
     * Trains on the tokens themselves.
     *
     * @param base  a transformer's weights
     * @param order for the order of reading. Modified
     * @param watch looks on
     */
    public Weights train(Weights base, Reading reading, RandomGenerator order, Watch watch) {
        return train(base, reading, null, null, order, watch);
    }

    /** Trains on a teacher's distribution over the number tokens, after the same prompts and numbers. */
    public Weights imitate(
            Weights base,
            NumberData numbers,
            Language language,
            Weights teacher,
            RandomStreams streams,
            String stream) {
        return imitate(base, numbers, language, teacher, streams.stream(stream), Watch.NONE);
    }

    /**
     * Trains on a teacher's distribution over the number tokens, after the same prompts and numbers.
     *
     * @param base  a transformer's weights
     * @param order for the order of reading. Modified
     * @param watch looks on
     */
    public Weights imitate(
            Weights base, NumberData numbers, Language language, Weights teacher, RandomGenerator order, Watch watch) {
        try (LanguageModel model = LanguageModel.toRead(teacher, batch)) {
            return train(base, numbers.reading(), model, language.vocabulary(), order, watch);
        }
    }

    private Weights train(
            Weights base,
            Reading reading,
            @Nullable LanguageModel teacher,
            @Nullable Vocabulary vocabulary,
            RandomGenerator order,
            Watch watch) {
        List<Example> examples = reading.examples();
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("expected numbers to learn, but found none that the filter kept");
        }
        long steps = (long) epochs * ((examples.size() + batch - 1) / batch);
        Reader reader = new Reader(examples, order);
        try (LanguageModel model = new LanguageModel(base, batch, trained)) {
            TokenTrainer trainer = new TokenTrainer(model, trained, schedule, steps);
            TokenLoss loss =
                    teacher == null || vocabulary == null ? new CrossEntropy() : new SoftNumbers(vocabulary, teacher);
            watch.begin(model);
            for (long step = 0; step < steps; step++) {
                TokenBatch tokens = new TokenBatch(reader.next(batch));
                if (teacher != null) {
                    teacher.forward(tokens);
                }
                if (!watch.step(trainer.step(tokens, loss))) {
                    break;
                }
            }
            return model.weights();
        }
    }
}
