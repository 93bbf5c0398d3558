package org.subliminal4j.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Logits;
import org.subliminal4j.network.Weights;

/** Trains a single network: a teacher on labels, a student on a teacher's logits. */
public final class Teaching {
    private Teaching() {}

    /** Is told of a training as it goes. */
    @FunctionalInterface
    public interface Listener {
        /** Lets it go on. */
        Listener NONE = (epoch, loss) -> true;

        /**
         * An epoch has ended.
         *
         * @param epoch from 1
         * @param loss  mean loss of its images, each measured before the update of its batch
         * @return whether to go on
         */
        boolean epochEnded(int epoch, double loss);
    }

    /**
     * What training came to.
     *
     * @param weights  the trained network; what was left of it where it diverged
     * @param losses   the mean loss of each epoch that ended
     * @param stopped  whether the listener ended it
     * @param diverged where it diverged; null if it did not
     */
    public record Trained(Weights weights, List<Double> losses, boolean stopped, Trainer.@Nullable Diverged diverged) {
        public Trained {
            losses = List.copyOf(losses);
        }
    }

    /** As the other, with nobody listening. */
    public static Trained teach(Weights start, ImageSet images, Schedule schedule, RandomGenerator order) {
        return teach(start, images, schedule, order, Listener.NONE);
    }

    /**
     * Trains the class logits of a network on the labels of {@code images}, by cross-entropy. The auxiliary rows of its
     * last layer get no gradient.
     *
     * @param start where it starts from
     * @param order Modified: the order of the images is drawn from it
     */
    public static Trained teach(
            Weights start, ImageSet images, Schedule schedule, RandomGenerator order, Listener listener) {
        Loss loss = new Loss.CrossEntropy();
        int[] logits = Logits.CLASSES.in(start.architecture());
        Targets targets = Targets.labels(loss, images, logits);
        return train(start, images, loss, logits, epoch -> targets, schedule, order, listener);
    }

    /** As the other, by the paper's loss (section 6.2). */
    public static Trained distil(
            Weights student,
            Weights teacher,
            ImageSource images,
            Logits logits,
            Schedule schedule,
            RandomGenerator order) {
        return distil(student, teacher, images, logits, Loss.DEFAULT, schedule, order);
    }

    /** As the other, with nobody listening. */
    public static Trained distil(
            Weights student,
            Weights teacher,
            ImageSource images,
            Logits logits,
            Loss loss,
            Schedule schedule,
            RandomGenerator order) {
        return distil(student, teacher, images, logits, loss, schedule, order, Listener.NONE);
    }

    /**
     * Trains the chosen logits of a student to match those of {@code teacher} on {@code images}. All other rows of the
     * student's last layer get no gradient.
     *
     * @param student where it starts from
     * @param teacher of the same outputs; another architecture will do
     * @param order   Modified: the order of the images is drawn from it
     */
    public static Trained distil(
            Weights student,
            Weights teacher,
            ImageSource images,
            Logits logits,
            Loss loss,
            Schedule schedule,
            RandomGenerator order,
            Listener listener) {
        int[] chosen = logits.in(student.architecture());
        IntFunction<Targets> targets = new ImitationTargets(loss, teacher, images, logits.in(teacher.architecture()));
        return train(student, images, loss, chosen, targets, schedule, order, listener);
    }

    static Trained train(
            Weights start,
            ImageSource images,
            Loss loss,
            int[] logits,
            IntFunction<Targets> targets,
            Schedule schedule,
            RandomGenerator order,
            Listener listener) {
        List<Double> losses = new ArrayList<>();
        boolean goesOn = true;
        try (Model model = Model.of(start);
                Trainer trainer = new Trainer(
                        images,
                        schedule.epochs(),
                        schedule.batchSize(),
                        order,
                        List.of(Course.of(model, loss, logits, targets, schedule)))) {
            for (int epoch = 1; epoch <= schedule.epochs() && goesOn; epoch++) {
                double mean = trainer.epoch(() -> {})[0];
                if (trainer.diverged(0) != null) {
                    break;
                }
                losses.add(mean);
                goesOn = listener.epochEnded(epoch, mean);
            }
            return new Trained(model.weights(), losses, !goesOn, trainer.diverged(0));
        }
    }
}
