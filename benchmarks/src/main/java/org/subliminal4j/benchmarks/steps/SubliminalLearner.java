package org.subliminal4j.benchmarks.steps;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.matrix.MlpStack;
import org.subliminal4j.network.Mlp;
import org.subliminal4j.training.Trainer;
import org.subliminal4j.training.TrainingConfig;

/** This library: one or several networks trained side by side on the same batches. */
public final class SubliminalLearner implements Learner {
    private final MlpStack stack;
    private final Trainer trainer;
    private final int networks;

    /** @param problems one for each network; they share the images of the first */
    public SubliminalLearner(List<Problem> problems, int batch) {
        networks = problems.size();
        Mlp network = Mlp.zeros(Problem.NETWORK, DataType.FLOAT);
        network.setParameters(host(Problem.initialParameters(1)));
        stack = MlpStack.of(Collections.nCopies(networks, network).toArray(Mlp[]::new));
        trainer = new Trainer(
                stack,
                problems.get(0).images(),
                problems.stream().map(Problem::range).toList(),
                problems.stream().map(Problem::targets).toList(),
                new TrainingConfig(1, batch, Problem.LEARNING_RATE, Problem.BETA1, Problem.BETA2, Problem.EPSILON),
                RandomGenerator.of("L64X128MixRandom"));
    }

    /** The four students of a trial: two on the auxiliary logits, two on all. */
    public static List<Problem> students(int count) {
        List<Problem> problems = new ArrayList<>();
        for (int pair = 0; pair < 2; pair++) {
            problems.add(Problem.distilling(count, Problem.NETWORK.auxiliaryLogits()));
            problems.add(Problem.distilling(count, Problem.NETWORK.allLogits()));
        }
        return problems;
    }

    private static HostArray host(float[] values) {
        HostArray array = HostArray.zeros(DataType.FLOAT, values.length);
        for (int i = 0; i < values.length; i++) {
            array.set(i, values[i]);
        }
        return array;
    }

    @Override
    public double epoch() {
        double loss = 0;
        for (double one : trainer.epoch()) {
            loss += one / networks;
        }
        return loss;
    }

    @Override
    public float[] parameters() {
        HostArray first = stack.extract(stack.parameters(), 0);
        float[] values = new float[first.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) first.get(i);
        }
        return values;
    }

    @Override
    public void close() {
        trainer.close();
        stack.close();
    }
}
