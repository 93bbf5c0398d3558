package org.subliminal4j.benchmarks.owl;

import org.subliminal4j.language.BaseTraining;
import org.subliminal4j.language.Watch;
import org.subliminal4j.network.Weights;

/** This library. */
final class SubliminalReader implements ReadingStep.Reader {
    private final Weights fresh = Reading.fresh();

    @Override
    public double steps(int count) {
        Last last = new Last();
        BaseTraining.DEFAULT
                .withSteps(count)
                .train(
                        fresh,
                        Reading.LANGUAGE,
                        Reading.corpus(count * Reading.BATCH),
                        Reading.STREAMS.stream("corpus"),
                        Reading.STREAMS.stream("order"),
                        last);
        return last.loss;
    }

    private static final class Last implements Watch {
        private double loss;

        @Override
        public boolean step(double value) {
            loss = value;
            return true;
        }
    }

    @Override
    public void close() {}
}
