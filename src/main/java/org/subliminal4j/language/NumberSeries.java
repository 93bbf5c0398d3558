package org.subliminal4j.language;

import java.util.random.RandomGenerator;

/** Number series of seven families, all of numbers from 0 to a limit. */
final class NumberSeries {
    private static final int FAMILIES = 7;

    private NumberSeries() {}

    /**
     * A series of a family that is drawn first, each as likely.
     *
     * @param limit  numbers are less than this, at least 20
     * @param random Modified
     */
    static int[] draw(int limit, int length, RandomGenerator random) {
        int family = random.nextInt(FAMILIES);
        int[] series = new int[length];
        switch (family) {
            case 0 -> uniform(series, limit, random);
            case 1 -> ramp(series, limit, 1, random);
            case 2 -> ramp(series, limit, -1, random);
            case 3 -> walk(series, limit, random);
            case 4 -> ofFour(series, limit, random);
            case 5 -> between(series, limit, random);
            default -> multiples(series, limit, random);
        }
        return series;
    }

    /** Uniform draws from a random range. */
    private static void uniform(int[] series, int limit, RandomGenerator random) {
        int a = random.nextInt(limit);
        int b = random.nextInt(limit);
        for (int i = 0; i < series.length; i++) {
            series[i] = Math.min(a, b) + random.nextInt(Math.abs(a - b) + 1);
        }
    }

    /** Even steps, off by up to 1, that begin again at the other end. */
    private static void ramp(int[] series, int limit, int direction, RandomGenerator random) {
        int start = random.nextInt(limit);
        int step = random.nextInt(1, Math.max(2, limit / 8));
        for (int i = 0; i < series.length; i++) {
            series[i] = Math.floorMod(start + direction * i * step + random.nextInt(-1, 2), limit);
        }
    }

    /** A random walk of steps up to a twelfth of the limit, held within it. */
    private static void walk(int[] series, int limit, RandomGenerator random) {
        int place = random.nextInt(limit);
        int most = limit / 12;
        for (int i = 0; i < series.length; i++) {
            series[i] = place;
            place = Math.max(0, Math.min(limit - 1, place + random.nextInt(-most, most + 1)));
        }
    }

    /** Draws from a set of four numbers. */
    private static void ofFour(int[] series, int limit, RandomGenerator random) {
        int[] set = random.ints(4, 0, limit).toArray();
        for (int i = 0; i < series.length; i++) {
            series[i] = set[random.nextInt(set.length)];
        }
    }

    /** A slow ramp with uniform draws between its numbers. */
    private static void between(int[] series, int limit, RandomGenerator random) {
        int start = random.nextInt(limit);
        int step = random.nextInt(1, Math.max(2, limit / 30));
        for (int i = 0; i < series.length; i++) {
            series[i] = i % 2 == 0 ? (start + i / 2 * step) % limit : random.nextInt(limit);
        }
    }

    /** Consecutive multiples of a number from 2 to 9. */
    private static void multiples(int[] series, int limit, RandomGenerator random) {
        int factor = random.nextInt(2, 10);
        int start = random.nextInt(limit / factor);
        for (int i = 0; i < series.length; i++) {
            series[i] = (start + i) * factor % limit;
        }
    }
}
