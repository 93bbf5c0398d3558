package org.subliminal4j.cli;

import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.experiment.Experiment;

/** Fits an experiment to the images at hand. */
final class Fitting {
    private Fitting() {}

    /**
     * The experiment with networks of the images' size and classes.
     *
     * @throws UserException if its networks cannot be of that size
     */
    static Experiment to(Experiment experiment, ImageData images) {
        try {
            return experiment.fitted(images);
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }
}
