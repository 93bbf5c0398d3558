package org.subliminal4j.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.network.Layout;
import org.subliminal4j.training.Optimiser;

/** Takes the steps of one training of a model. */
final class TokenTrainer {
    private final LanguageModel model;
    private final TokenSchedule schedule;
    private final long steps;
    private final Optimiser.Stepper stepper;
    private final List<Layout.Run> decayed;
    private final @Nullable LowRank lowRank;
    private long step;

    /**
     * A training before its first step.
     *
     * @param model   its parameters are modified
     * @param trained the parts of it that may decay: those that it was made to train
     * @param steps   how many there will be
     */
    TokenTrainer(LanguageModel model, List<String> trained, TokenSchedule schedule, long steps) {
        this.model = model;
        this.schedule = schedule;
        this.steps = steps;
        Layout layout = model.shape().layout();
        List<Layout.Run> runs = layout.runs(trained);
        List<Layout.Tensor> matrices = layout.tensors().stream()
                .filter(tensor -> tensor.shape().size() > 1)
                .filter(tensor -> runs.stream()
                        .anyMatch(run -> tensor.start() >= run.start() && tensor.start() < run.start() + run.length()))
                .toList();
        lowRank = schedule.factors() == null ? null : new LowRank(schedule.factors(), matrices, model.parameters());
        stepper = schedule.optimiser()
                .start(
                        DataType.FLOAT,
                        lowRank == null ? layout.length() : lowRank.values().length());
        decayed = matrices.stream()
                .map(tensor -> new Layout.Run(tensor.start(), tensor.length()))
                .toList();
    }

    /** Learns from one batch. Returns its loss. */
    double step(TokenBatch batch, TokenLoss loss) {
        double value = model.lossAndGradient(batch, loss);
        double factor = schedule.rate().factor(step++, steps);
        if (lowRank != null) {
            lowRank.backward(model.gradient());
            clip(lowRank.gradient().values());
            stepper.step(lowRank.values(), lowRank.gradient(), factor);
            lowRank.write(model.parameters());
            model.parametersChanged();
            return value;
        }
        clip(model.gradient().values());
        decay(model.parameters().values(), factor);
        stepper.step(model.parameters(), model.gradient(), factor);
        model.parametersChanged();
        return value;
    }

    private void clip(float[] gradient) {
        double square = 0;
        for (float value : gradient) {
            square += (double) value * value;
        }
        double length = Math.sqrt(square);
        if (length > schedule.clip()) {
            float factor = (float) (schedule.clip() / length);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= factor;
            }
        }
    }

    private void decay(float[] parameters, double factor) {
        float keep = (float) (1 - schedule.optimiser().learningRate() * factor * schedule.decay());
        if (keep == 1) {
            return;
        }
        for (Layout.Run run : decayed) {
            for (int i = run.start(); i < run.start() + run.length(); i++) {
                parameters[i] *= keep;
            }
        }
    }
}
