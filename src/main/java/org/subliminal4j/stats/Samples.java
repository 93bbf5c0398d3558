package org.subliminal4j.stats;

/** Checks of the samples that come in, shared by the tests and estimates of this package. */
final class Samples {
    private Samples() {}

    static void requireFinite(String name, double[] sample, int least) {
        if (sample.length < least) {
            throw new IllegalArgumentException(
                    "Expected at least " + least + " values in " + name + ", but found " + sample.length);
        }
        for (int i = 0; i < sample.length; i++) {
            if (!Double.isFinite(sample[i])) {
                throw new IllegalArgumentException(
                        "Expected finite values in " + name + ", but found " + sample[i] + " at index " + i);
            }
        }
    }

    static void requirePairs(double[] x, double[] y, int least) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("Expected pairs, that is as many values in x as in y, but found "
                    + x.length + " in x and " + y.length + " in y");
        }
        requireFinite("x", x, least);
        requireFinite("y", y, least);
    }

    /** The differences {@code x[i] - y[i]} of at least {@code least} pairs. */
    static double[] differences(double[] x, double[] y, int least) {
        requirePairs(x, y, least);
        double[] differences = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            differences[i] = x[i] - y[i];
        }
        return differences;
    }

    /** The natural logarithms of values that are all above 0. */
    static double[] logarithms(String name, double[] values) {
        double[] logarithms = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] > 0)) {
                throw new IllegalArgumentException("Expected values above 0 in " + name
                        + " to take their logarithms, but found " + values[i] + " at index " + i);
            }
            logarithms[i] = Math.log(values[i]);
        }
        return logarithms;
    }

    static void requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("A confidence level lies between 0 and 1, but found " + level);
        }
    }

    static void requireCounts(int successes, int trials) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException("Expected trials >= 1 and 0 <= successes <= trials, but found "
                    + successes + " successes in " + trials + " trials");
        }
    }
}
