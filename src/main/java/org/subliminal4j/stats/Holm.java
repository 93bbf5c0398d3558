package org.subliminal4j.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's correction for many tests (S. Holm, Scandinavian Journal of Statistics 6, 1979): the probability of one or more
 * false rejections among all of them stays below the level, however they depend on each other.
 */
public final class Holm {
    private Holm() {}

    /**
     * The corrected p-values, in the order given: the smallest times m, the next times m - 1, and so on, none below one
     * before it nor above 1.
     *
     * @param pValues one for each test of the family, each in [0, 1]. Not modified.
     * @throws IllegalArgumentException if one is not a probability
     */
    public static double[] correct(double[] pValues) {
        for (int i = 0; i < pValues.length; i++) {
            if (!(pValues[i] >= 0 && pValues[i] <= 1)) {
                throw new IllegalArgumentException(
                        "A p-value lies in [0, 1], but found " + pValues[i] + " at index " + i);
            }
        }
        int m = pValues.length;
        int[] ascending = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] corrected = Arrays.copyOf(pValues, m);
        double largest = 0;
        for (int rank = 0; rank < m; rank++) {
            largest = Math.max(largest, Math.min(1, (m - rank) * pValues[ascending[rank]]));
            corrected[ascending[rank]] = largest;
        }
        return corrected;
    }
}
