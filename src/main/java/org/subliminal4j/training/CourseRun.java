package org.subliminal4j.training;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.matrix.Batch;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.training.Trainer.Diverged;

/** A course under way: its passes, the state of its optimiser, and whether it has diverged. */
final class CourseRun implements AutoCloseable {
    private final Course course;
    private final List<Model.Pass> passes = new ArrayList<>();
    private final BatchLoss loss;
    private final Optimiser.Stepper stepper;
    private @Nullable Targets targets;
    private @Nullable Diverged diverged;
    private double total;

    /**
     * A course before its first step.
     *
     * @param batches the batches it will see, by {@link #step}'s number
     */
    CourseRun(Course course, List<Batch> batches) {
        this.course = course;
        int[] logits = course.logits();
        for (Batch batch : batches) {
            passes.add(course.model().pass(batch, logits[0], logits[logits.length - 1] + 1));
        }
        loss = new BatchLoss(course.loss(), logits);
        HostArray parameters = course.model().parameters();
        stepper = course.optimiser().start(parameters.type(), parameters.length());
    }

    @Nullable
    Diverged diverged() {
        return diverged;
    }

    void epochStarted(int epoch, ImageSource images) {
        total = 0;
        if (diverged != null) {
            return;
        }
        targets = null; // lest those of two epochs are held at once
        Targets next = course.targets().apply(epoch);
        if (next.count() != images.count() || next.size() != course.logits().length) {
            throw new IllegalArgumentException("expected targets for " + images.count() + " images and "
                    + course.logits().length + " logits in epoch " + epoch + ", but found " + next.count() + " and "
                    + next.size());
        }
        targets = next;
    }

    /**
     * Takes one step, unless the course has diverged.
     *
     * @param pass  the number of the batch
     * @param order Not modified. The images of the batch are {@code order[start]} and those that follow
     * @param epoch from 1
     * @param step  of the phase, from 1
     * @param steps of the phase, as planned
     */
    void step(int pass, int[] order, int start, int epoch, long step, long steps) {
        if (diverged != null || targets == null) {
            return;
        }
        Model model = course.model();
        Model.Pass current = passes.get(pass);
        current.forward();
        double mean = loss.of(current.batch(), current.logits(), targets, order, start, current.logitGradients());
        if (!Double.isFinite(mean)) {
            diverged = new Diverged(epoch, step);
            return;
        }
        total += current.batch() * mean;
        current.backward();
        course.observers().forEach(observer -> observer.beforeUpdate(step));
        course.rules().forEach(rule -> rule.apply(model.gradient(), step));
        stepper.step(model.parameters(), model.gradient(), course.rate().factor(step - 1, steps));
        course.rules().forEach(rule -> rule.updated(model.parameters(), step));
        model.parametersChanged();
        course.observers().forEach(observer -> observer.afterUpdate(step));
    }

    /** The mean loss of the epoch's images; NaN if the course has diverged. */
    double epochEnded(int epoch, long step, int images) {
        if (diverged == null && !Vectors.finite(course.model().parameters())) {
            diverged = new Diverged(epoch, step);
        }
        return diverged == null ? total / images : Double.NaN;
    }

    @Override
    public void close() {
        passes.forEach(Model.Pass::close);
    }
}
