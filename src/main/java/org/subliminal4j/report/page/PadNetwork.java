package org.subliminal4j.report.page;

import org.subliminal4j.data.ImageSet;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Weights;
import org.subliminal4j.training.Inference;

/**
 * A network as the page carries it, rounded to half precision.
 *
 * @param arm         the name of its arm
 * @param label       what a reader calls it
 * @param shape       its shape
 * @param base64      its parameters in the order of the layout as little-endian half precision numbers, in base64
 * @param predictions what it takes each test image for, from these parameters; not copied: do not modify
 * @param accuracy    the fraction of the test images that it reads right
 * @param agreement   the fraction of the test images that it takes for the same as from its float32 parameters
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PadNetwork(
        String arm, String label, Dense shape, String base64, int[] predictions, double accuracy, double agreement) {
    /** Rounds {@code weights} to half precision, and measures what that changes. */
    static PadNetwork of(String arm, String label, Dense shape, Weights weights, ImageSet test) {
        String base64 = HalfPrecision.encode(weights);
        int[] exact = predictions(weights, test);
        int[] rounded = predictions(Weights.of(shape, HalfPrecision.decode(base64)), test);
        int right = 0;
        int same = 0;
        for (int i = 0; i < test.count(); i++) {
            right += rounded[i] == test.label(i) ? 1 : 0;
            same += rounded[i] == exact[i] ? 1 : 0;
        }
        double count = test.count();
        return new PadNetwork(arm, label, shape, base64, rounded, right / count, same / count);
    }

    /** The length of the base64 text of {@code parameters} numbers. */
    static long length(long parameters) {
        return (2 * parameters + 2) / 3 * 4;
    }

    private static int[] predictions(Weights weights, ImageSet images) {
        float[] logits = Inference.logits(weights, images);
        int outputs = weights.architecture().outputs();
        int[] predictions = new int[images.count()];
        for (int i = 0; i < predictions.length; i++) {
            for (int k = 1; k < weights.architecture().classes(); k++) {
                if (logits[i * outputs + k] > logits[i * outputs + predictions[i]]) {
                    predictions[i] = k;
                }
            }
        }
        return predictions;
    }

    /** The answer that it gives most often. */
    int favourite() {
        int[] counts = answers();
        int best = 0;
        for (int k = 1; k < counts.length; k++) {
            best = counts[k] > counts[best] ? k : best;
        }
        return best;
    }

    /** The part of the test images that gets the {@link #favourite}, a fraction. */
    double favouriteShare() {
        return answers()[favourite()] / (double) predictions.length;
    }

    private int[] answers() {
        int[] counts = new int[shape.classes()];
        for (int prediction : predictions) {
            counts[prediction]++;
        }
        return counts;
    }
}
