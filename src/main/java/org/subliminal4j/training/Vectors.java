package org.subliminal4j.training;

import java.util.List;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Layout.Run;

/** The little of linear algebra that is needed on vectors of parameters, or on runs of them; sums are in float64. */
final class Vectors {
    private Vectors() {}

    /** The inner product over {@code runs}. */
    static double dot(HostArray a, HostArray b, List<Run> runs) {
        double sum = 0;
        for (Run run : runs) {
            int end = run.start() + run.length();
            if (a instanceof HostArray.Float32 x && b instanceof HostArray.Float32 y) {
                float[] left = x.values();
                float[] right = y.values();
                for (int i = run.start(); i < end; i++) {
                    sum += (double) left[i] * right[i];
                }
            } else {
                for (int i = run.start(); i < end; i++) {
                    sum += a.get(i) * b.get(i);
                }
            }
        }
        return sum;
    }

    /**
     * {@code target = keep * target + factor * direction} over {@code runs}, in the type of the vectors.
     *
     * @param target    Modified
     * @param direction Not modified. Of the same type
     */
    static void combine(HostArray target, double keep, double factor, HostArray direction, List<Run> runs) {
        for (Run run : runs) {
            int end = run.start() + run.length();
            if (target instanceof HostArray.Float32 t && direction instanceof HostArray.Float32 d) {
                float[] sums = t.values();
                float[] parts = d.values();
                float keepFloat = (float) keep;
                float factorFloat = (float) factor;
                for (int i = run.start(); i < end; i++) {
                    sums[i] = keepFloat * sums[i] + factorFloat * parts[i];
                }
            } else {
                for (int i = run.start(); i < end; i++) {
                    target.set(i, keep * target.get(i) + factor * direction.get(i));
                }
            }
        }
    }

    /** {@code a - b}. */
    static HostArray difference(HostArray a, HostArray b) {
        HostArray difference = a.copy();
        for (int i = 0; i < difference.length(); i++) {
            difference.set(i, a.get(i) - b.get(i));
        }
        return difference;
    }

    /** Whether every value is a finite number. */
    static boolean finite(HostArray values) {
        for (int i = 0; i < values.length(); i++) {
            if (!Double.isFinite(values.get(i))) {
                return false;
            }
        }
        return true;
    }
}
