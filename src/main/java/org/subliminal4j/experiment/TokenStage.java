package org.subliminal4j.experiment;

import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.language.TokenSchedule;
import org.subliminal4j.network.Layout;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.StepRule;

/** What a stage says of the steps of a language model, in the words of its trainings. */
final class TokenStage {
    private TokenStage() {}

    /** The parts that no rule freezes, in the order of the layout. */
    static List<String> trained(Stage stage, Layout layout) {
        List<String> trained = new ArrayList<>(layout.parts());
        for (StepRule rule : stage.rules()) {
            if (rule instanceof StepRule.Freeze freeze) {
                trained.removeAll(layout.expand(freeze.parts()));
            }
        }
        return trained;
    }

    /** Optimiser, rate, clipping and factors; the decay of AdamW is for matrices, not for biases and normalisations. */
    static TokenSchedule schedule(Stage stage, RandomStreams streams) {
        TokenSchedule.Factors factors = null;
        double clip = Double.POSITIVE_INFINITY;
        for (StepRule rule : stage.rules()) {
            if (rule instanceof StepRule.Clip one) {
                clip = one.norm();
            } else if (rule instanceof StepRule.LowRank lowRank) {
                factors = new TokenSchedule.Factors(lowRank.rank(), lowRank.scale(), streams.key(lowRank.stream()));
            }
        }
        Optimiser optimiser = stage.schedule().optimiser();
        double decay = 0;
        if (optimiser instanceof Optimiser.AdamW adamW) {
            decay = adamW.weightDecay();
            optimiser = new Optimiser.Adam(adamW.learningRate(), adamW.beta1(), adamW.beta2(), adamW.epsilon(), 0);
        }
        return new TokenSchedule(optimiser, stage.schedule().rate(), clip, decay, factors);
    }
}
