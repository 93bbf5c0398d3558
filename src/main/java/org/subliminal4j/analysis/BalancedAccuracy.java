package org.subliminal4j.analysis;

import java.util.List;

/**
 * The mean over the classes of the part of their images that is read right. Unlike the accuracy it gives nothing to an
 * answer that is always the same: with k classes that is worth 1/k, however uneven they are.
 */
public final class BalancedAccuracy {
    /** The metric's name, as of {@code accuracy}. */
    public static final String NAME = "balanced-accuracy";

    private BalancedAccuracy() {}

    /**
     * The balanced accuracy; classes without images are left out, and without any it is NaN.
     *
     * @param confusion counts, {@code confusion.get(label).get(prediction)}
     */
    public static double of(List<List<Integer>> confusion) {
        double sum = 0;
        int classes = 0;
        for (int label = 0; label < confusion.size(); label++) {
            List<Integer> row = confusion.get(label);
            long images = row.stream().mapToLong(Integer::intValue).sum();
            if (images > 0) {
                sum += row.get(label) / (double) images;
                classes++;
            }
        }
        return classes == 0 ? Double.NaN : sum / classes;
    }
}
