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
        ImageData labelled = experiment.images().labelling() == null
                ? images
                : images.relabel(experiment.images().labelling());
        try {
            return experiment.forImages(
                    labelled.train().features(), labelled.train().classes());
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }
}
