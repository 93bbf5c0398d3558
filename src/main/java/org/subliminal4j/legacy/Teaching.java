package org.subliminal4j.legacy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.network.LogitRange;

/** Trains a single network: a teacher on labels, a student on a teacher's logits. */
public final class Teaching {
    private Teaching() {}

    /**
     * Trains the class logits of {@code network} on the labels of {@code images}, by cross-entropy. The auxiliary rows
     * of its last layer get no gradient and stay as they are.
     *
     * @param network Modified
     * @param shuffle Modified: the order of the images is drawn from it
     */
    public static void teach(Mlp network, ImageSet images, TrainingConfig config, RandomGenerator shuffle) {
        train(network, images, network.spec().classLogits(), Targets.labels(images), config, shuffle);
    }

    /**
     * Trains the logits {@code range} of {@code student} to match those of {@code teacher} on {@code images}, by the
     * divergence of their softmax at temperature 1. All other rows of the student's last layer stay as they are.
     *
     * @param student Modified
     * @param teacher Not modified
     * @param shuffle Modified: the order of the images is drawn from it
     */
    public static void distil(
            Mlp student,
            Mlp teacher,
            ImageSource images,
            LogitRange range,
            TrainingConfig config,
            RandomGenerator shuffle) {
        Targets targets = Targets.softmax(
                Inference.logits(teacher, images), teacher.spec().outputs(), range.from(), range.size());
        train(student, images, range, targets, config, shuffle);
    }

    private static void train(
            Mlp network,
            ImageSource images,
            LogitRange range,
            Targets targets,
            TrainingConfig config,
            RandomGenerator shuffle) {
        try (MlpStack stack = MlpStack.of(network);
                Trainer trainer = new Trainer(stack, images, List.of(range), List.of(targets), config, shuffle)) {
            for (int epoch = 0; epoch < config.epochs(); epoch++) {
                trainer.epoch();
            }
            stack.store(0, network);
        }
    }
}
