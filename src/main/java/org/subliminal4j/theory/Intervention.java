package org.subliminal4j.theory;

import java.util.random.RandomGenerator;

/**
 * Takes a part out of the distillation gradient g before the optimiser sees it, to learn what that part was good for.
 *
 * <p>Only the hidden layers are touched. The trait gradient t also has class rows in the output layer, where an
 * auxiliary student's gradient is zero: subtracting t there would make Adam move rows that distillation leaves alone,
 * and unteach them.
 */
final class Intervention {
    private Intervention() {}

    /**
     * Changes the gradient as the arm demands.
     *
     * @param gradient Modified. In DL4J's flat order
     * @param trait    Not modified. In DL4J's flat order
     * @param hidden   the number of parameters of the hidden layers, which come first
     * @param random   Modified: the random arm draws a direction from it
     */
    static void apply(StudentArm arm, float[] gradient, float[] trait, int hidden, RandomGenerator random) {
        double dot = 0;
        double square = 0;
        for (int i = 0; i < hidden; i++) {
            dot += (double) gradient[i] * trait[i];
            square += (double) trait[i] * trait[i];
        }
        if (square == 0) {
            return;
        }
        switch (arm) {
            case PLAIN, OTHER_INIT -> {}
            case PROJECTED -> {
                if (dot > 0) {
                    subtract(gradient, trait, hidden, dot / square);
                }
            }
            case OPPOSITE -> {
                if (dot < 0) {
                    subtract(gradient, trait, hidden, dot / square);
                }
            }
            case RANDOM -> {
                if (dot > 0) {
                    subtractRandom(gradient, hidden, dot / Math.sqrt(square), random);
                }
            }
        }
    }

    private static void subtract(float[] gradient, float[] direction, int length, double factor) {
        float part = (float) factor;
        for (int i = 0; i < length; i++) {
            gradient[i] -= part * direction[i];
        }
    }

    /** Subtracts {@code size} of a direction with components of one size and random signs, on g's own side of it. */
    private static void subtractRandom(float[] gradient, int length, double size, RandomGenerator random) {
        float[] direction = new float[length];
        float component = (float) (1 / Math.sqrt(length));
        double dot = 0;
        long bits = 0;
        for (int i = 0; i < length; i++) {
            bits = (i & 63) == 0 ? random.nextLong() : bits >>> 1;
            direction[i] = (bits & 1) == 0 ? component : -component;
            dot += (double) gradient[i] * direction[i];
        }
        subtract(gradient, direction, length, dot > 0 ? size : -size);
    }
}
