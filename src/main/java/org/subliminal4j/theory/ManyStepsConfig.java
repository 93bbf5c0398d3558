package org.subliminal4j.theory;

import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.legacy.TrainingConfig;

/**
 * What the many-step measurements train, and how often they look.
 *
 * @param network     the shape of every network
 * @param teacher     how the teacher is trained
 * @param student     how each student is trained
 * @param noiseImages the number of noise images
 * @param traitImages the number of training images on which the trait gradient is taken, the same in every step
 * @param every       every how many steps the alignment is kept
 * @param linePoints  points on a straight line between two networks, both ends included; at least 2
 */
public record ManyStepsConfig(
        MlpSpec network,
        TrainingConfig teacher,
        TrainingConfig student,
        int noiseImages,
        int traitImages,
        int every,
        int linePoints) {
    public ManyStepsConfig {
        if (noiseImages < 1 || traitImages < 1 || every < 1 || linePoints < 2) {
            throw new IllegalArgumentException(
                    "expected noiseImages, traitImages and every of at least 1 and linePoints"
                            + " of at least 2, but found " + noiseImages + ", " + traitImages + ", " + every + ", "
                            + linePoints);
        }
    }

    /** The setting of the paper's section 6.2, on images of the given size and classes, with 256 of them for the trait. */
    public static ManyStepsConfig paper(int inputs, int classes) {
        MlpSpec paper = MlpSpec.paper();
        return new ManyStepsConfig(
                new MlpSpec(inputs, paper.hidden(), classes, paper.auxiliary()),
                TrainingConfig.paperTeacher(),
                TrainingConfig.paperStudent(),
                60_000,
                256,
                5,
                6);
    }
}
