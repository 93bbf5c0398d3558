package org.subliminal4j.language;

import java.util.List;
import java.util.random.RandomGenerator;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/**
 * How a base model comes to be: it reads a corpus, every token of which it is to predict.
 *
 * @param steps    batches, at least 1; the corpus is read again, in another order, as often as needed
 * @param batch    sequences in a batch, at least 1
 * @param trained  parts of the network that change
 * @param schedule its steps
 */
public record BaseTraining(int steps, int batch, List<String> trained, TokenSchedule schedule) {
    /** 1,000 steps of 64 sequences. */
    public static final BaseTraining DEFAULT = new BaseTraining(1000, 64, List.of(Layout.ALL), TokenSchedule.DEFAULT);

    public BaseTraining {
        trained = List.copyOf(trained);
        if (steps < 1 || batch < 1) {
            throw new IllegalArgumentException(
                    "steps and batch must be at least 1, but found " + steps + " and " + batch);
        }
    }

    /** The same with another number of steps. */
    public BaseTraining withSteps(int count) {
        return new BaseTraining(count, batch, trained, schedule);
    }

    /**
     * Trains.
     *
     * @param start   a transformer's weights
     * @param streams for the corpus, {@code corpus}, and the order of reading, {@code order}
     */
    public Weights train(Weights start, Language language, Corpus corpus, RandomStreams streams) {
        return train(start, language, corpus, streams.stream("corpus"), streams.stream("order"), Watch.NONE);
    }

    /**
     * Trains.
     *
     * @param start  a transformer's weights
     * @param drawn  for the corpus. Modified
     * @param order  for the order of reading. Modified
     * @param watch  looks on
     */
    public Weights train(
            Weights start,
            Language language,
            Corpus corpus,
            RandomGenerator drawn,
            RandomGenerator order,
            Watch watch) {
        return train(start, new Reading(corpus.draw(language, drawn)), order, watch);
    }

    /**
     * Trains on any sequences.
     *
     * @param start a transformer's weights
     * @param order for the order of reading. Modified
     * @param watch looks on
     */
    public Weights train(Weights start, Reading reading, RandomGenerator order, Watch watch) {
        try (LanguageModel model = new LanguageModel(start, batch, trained)) {
            TokenTrainer trainer = new TokenTrainer(model, trained, schedule, steps);
            CrossEntropy loss = new CrossEntropy();
            Reader reader = new Reader(reading.examples(), order);
            int step = 0;
            watch.begin(model);
            while (step < steps && watch.step(trainer.step(new TokenBatch(reader.next(batch)), loss))) {
                step++;
            }
            return model.weights();
        }
    }
}
