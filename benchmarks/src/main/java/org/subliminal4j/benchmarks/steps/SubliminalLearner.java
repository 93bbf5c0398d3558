package org.subliminal4j.benchmarks.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Weights;
import org.subliminal4j.training.Course;
import org.subliminal4j.training.Loss;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.RateSchedule;
import org.subliminal4j.training.Schedule;
import org.subliminal4j.training.Trainer;

/** This library: one or several networks trained side by side on the same batches. */
public final class SubliminalLearner implements Learner {
    private static final Optimiser ADAM =
            new Optimiser.Adam(Problem.LEARNING_RATE, Problem.BETA1, Problem.BETA2, Problem.EPSILON, 0);

    private final List<Model> models = new ArrayList<>();
    private final Trainer trainer;

    /** @param problems one for each network; they share the images of the first */
    public SubliminalLearner(List<Problem> problems, int batch) {
        Weights start = Weights.of(Problem.NETWORK, host(Problem.initialParameters(1)));
        Schedule schedule = new Schedule(1, batch, ADAM, RateSchedule.DEFAULT);
        List<Course> courses = new ArrayList<>();
        for (Problem problem : problems) {
            Model model = Model.of(start);
            models.add(model);
            courses.add(Course.of(
                    model, Loss.DEFAULT, problem.range().numbers(), epoch -> problem.targets(), schedule));
        }
        trainer = new Trainer(
                problems.get(0).images(), 1, batch, RandomGenerator.of("L64X128MixRandom"), courses);
    }

    /** The four students of a trial: two on the auxiliary logits, two on all. */
    public static List<Problem> students(int count) {
        List<Problem> problems = new ArrayList<>();
        for (int pair = 0; pair < 2; pair++) {
            problems.add(Problem.distilling(count, LogitRange.auxiliary(Problem.NETWORK)));
            problems.add(Problem.distilling(count, LogitRange.all(Problem.NETWORK)));
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
        for (double one : trainer.epoch(() -> {})) {
            loss += one / models.size();
        }
        return loss;
    }

    @Override
    public float[] parameters() {
        HostArray first = models.get(0).parameters();
        float[] values = new float[first.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) first.get(i);
        }
        return values;
    }

    @Override
    public void close() {
        trainer.close();
        models.forEach(Model::close);
    }
}
