package org.subliminal4j.legacy;

import java.util.List;

/**
 * What one arm of a trial came to.
 *
 * @param accuracy         test accuracy at the end, a fraction
 * @param epochs           loss and test accuracy after each epoch; empty for the reference
 * @param confusion        counts on the test images: {@code confusion.get(label).get(prediction)}
 * @param parametersSha256 SHA-256, in hexadecimal, of the parameters as little-endian float32 in DL4J's flat order
 */
public record ArmResult(
        double accuracy, List<EpochResult> epochs, List<List<Integer>> confusion, String parametersSha256) {
    public ArmResult {
        epochs = List.copyOf(epochs);
        confusion = confusion.stream().map(List::copyOf).toList();
    }
}
