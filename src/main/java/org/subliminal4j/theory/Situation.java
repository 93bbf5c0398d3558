package org.subliminal4j.theory;

import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.network.LogitRange;

/**
 * Everything the theorem lets one choose: the network and its reference parameters, the teacher's loss with its images,
 * and what the student imitates, by which loss, on which inputs.
 *
 * @param spec        the shape of the network
 * @param reference   the parameters theta0, in DL4J's flat order. Not copied: do not modify
 * @param traitImages the images of the teacher's loss, shape {@code (count, features)}. Not copied: do not modify
 * @param labels      their labels
 * @param inputs      the inputs on which the student imitates, shape {@code (count, features)}. Not copied: do not modify
 * @param loss        what it pays for a difference
 * @param range       the logits it imitates
 */
public record Situation(
        MlpSpec spec,
        double[] reference,
        double[][] traitImages,
        int[] labels,
        double[][] inputs,
        ImitationLoss loss,
        LogitRange range) {
    public Situation {
        if (reference.length != spec.parameters()) {
            throw new IllegalArgumentException(
                    "expected " + spec.parameters() + " parameters for " + spec + ", but found " + reference.length);
        }
        if (traitImages.length != labels.length) {
            throw new IllegalArgumentException(
                    "expected a label for each of " + traitImages.length + " images, but found " + labels.length);
        }
        if (range.to() > spec.outputs()) {
            throw new IllegalArgumentException("expected logits below " + spec.outputs() + ", but found " + range);
        }
    }

    /** The same from other parameters. */
    Situation withReference(double[] parameters) {
        return new Situation(spec, parameters, traitImages, labels, inputs, loss, range);
    }
}
