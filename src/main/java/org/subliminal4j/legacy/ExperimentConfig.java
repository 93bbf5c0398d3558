package org.subliminal4j.legacy;

/**
 * All that decides a trial but its seed and its images.
 *
 * @param network     the shape of every network
 * @param teacher     how the teacher is trained
 * @param student     how each of the four students is trained
 * @param noiseImages the number of noise images which the students see, the same ones in every epoch
 */
public record ExperimentConfig(MlpSpec network, TrainingConfig teacher, TrainingConfig student, int noiseImages) {
    public ExperimentConfig {
        if (noiseImages < 1) {
            throw new IllegalArgumentException("noiseImages must be at least 1, but found " + noiseImages);
        }
    }

    /** The setting of the paper's section 6.2. */
    public static ExperimentConfig paper() {
        return new ExperimentConfig(
                MlpSpec.paper(), TrainingConfig.paperTeacher(), TrainingConfig.paperStudent(), 60_000);
    }
}
