package org.subliminal4j.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All numbers that the page's scripts draw, computed here: the scripts place them.
 *
 * @param chance the accuracy of guessing in the first run, a fraction
 * @param runs   the runs, at least one
 * @param pad    the networks of the drawing pad; null where there are none
 */
record PageData(
        double chance, List<PageRunData> runs, @Nullable Pad pad) {
    /**
     * What the drawing pad needs beside the weights.
     *
     * @param networks the networks, in the order of their answers
     * @param samples  test images to pick
     * @param classes  the number of class logits
     */
    record Pad(List<PadNetwork> networks, List<PadSample> samples, int classes) {}

    /**
     * @param key    the arm's key, which names its weights
     * @param label  the arm's name for a reader
     * @param widths layer sizes from the inputs on
     */
    record PadNetwork(String key, String label, List<Integer> widths) {}

    /**
     * @param label  the class of the image
     * @param pixels its 784 bytes in base64
     */
    record PadSample(int label, String pixels) {}

    /** The data as a script element. */
    String toScript() {
        try {
            // "<" could only end the element early or open a comment in it; in JSON's strings it has another spelling.
            String json = new ObjectMapper().writeValueAsString(this).replace("<", "\\u003c");
            return "<script type=\"application/json\" id=\"data\">" + json + "</script>";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
