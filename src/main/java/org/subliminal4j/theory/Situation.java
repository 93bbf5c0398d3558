package org.subliminal4j.theory;

import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Logits;
import org.subliminal4j.training.Loss;

/**
 * Everything the theorem lets one choose: the network and its reference parameters, the teacher's loss with its images,
 * and what the student imitates, by which loss, on which inputs.
 *
 * @param network     the shape of the network, of ReLU units
 * @param reference   the parameters theta0, in the order of the layout. Not copied: do not modify
 * @param traitImages the images of the teacher's loss, shape {@code (count, features)}. Not copied: do not modify
 * @param labels      their labels. Not copied: do not modify
 * @param inputs      the inputs on which the student imitates, shape {@code (count, features)}. Not copied: do not modify
 * @param loss        what it pays for a difference
 * @param logits      the logits it imitates
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Situation(
        Dense network,
        double[] reference,
        double[][] traitImages,
        int[] labels,
        double[][] inputs,
        Loss loss,
        Logits logits) {
    public Situation {
        require(network.activation() == Activation.RELU, "network", "of ReLU units", network.activation());
        int parameters = network.layout().length();
        require(
                reference.length == parameters,
                "reference",
                parameters + " parameters for " + network.label(),
                reference.length);
        require(
                traitImages.length == labels.length,
                "labels",
                "one for each of " + traitImages.length + " images",
                labels.length);
        require(inputs.length > 0, "inputs", "at least one", inputs.length);
        logits.in(network);
    }

    /** The same from other parameters. */
    Situation withReference(double[] parameters) {
        return new Situation(network, parameters, traitImages, labels, inputs, loss, logits);
    }

    private static void require(boolean holds, String field, String expected, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + expected + ", but found " + found);
        }
    }
}
