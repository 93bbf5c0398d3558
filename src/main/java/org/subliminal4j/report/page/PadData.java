package org.subliminal4j.report.page;

import java.util.List;

/**
 * What the drawing pad needs beside the weights.
 *
 * @param networks the networks, in the order of their answers
 * @param samples  test images to pick
 * @param opening  the number of the sample that it opens on, from 0
 */
record PadData(List<Network> networks, List<Sample> samples, int opening) {
    PadData {
        networks = List.copyOf(networks);
        samples = List.copyOf(samples);
    }

    /**
     * A network.
     *
     * @param name       the arm's name, which names its weights
     * @param label      what a reader calls it
     * @param widths     sizes of its layers, from the inputs on
     * @param activation of its hidden units, in lower case
     * @param classes    the number of its class logits
     */
    record Network(String name, String label, List<Integer> widths, String activation, int classes) {}

    /**
     * A test image.
     *
     * @param label  its class
     * @param pixels its 784 bytes in base64
     */
    record Sample(int label, String pixels) {}
}
