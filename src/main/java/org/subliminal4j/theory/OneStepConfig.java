package org.subliminal4j.theory;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the one-step checks measure.
 *
 * @param checks   which of them are made
 * @param seeds    the seeds, each with its own parameters and images
 * @param epsilons the teacher's step sizes, in descending order, from {@link #SMALLEST} to 1; at least two of at most {@link
 *                 OneStepChecks#SMALL}
 * @param images   the number of images of the teacher's loss, and of inputs of the student's
 * @param pairs    the number of pairs of inits on which the signs of students from another init are counted
 */
public record OneStepConfig(Set<CheckName> checks, List<Long> seeds, List<Double> epsilons, int images, int pairs) {
    /**
     * The smallest step that float64 resolves. A logit is rounded by about 1e-16, and the teacher's step moves it by about
     * eps: at eps = 1e-7 inner products keep eight digits and changes of the teacher's loss four, which the tolerances
     * leave room for. Measured on MNIST, all checks still pass at 1e-8; at 1e-9 those of seven digits fail, at 1e-11
     * changes of the loss are off by a fifth, and at 1e-15 nothing is left but rounding.
     */
    public static final double SMALLEST = 1e-7;

    public OneStepConfig {
        checks = checks.isEmpty() ? Set.of() : EnumSet.copyOf(checks);
        seeds = List.copyOf(seeds);
        epsilons =
                epsilons.stream().distinct().sorted(Comparator.reverseOrder()).toList();
        require(!seeds.isEmpty(), "seeds", "at least one", seeds);
        require(images >= 1, "images", "at least 1", images);
        require(pairs >= 1, "pairs", "at least 1", pairs);
        require(
                epsilons.stream().allMatch(eps -> eps <= 1),
                "step sizes",
                "up to 1, since the theorem speaks of small ones",
                epsilons);
        require(
                epsilons.stream().allMatch(eps -> eps >= SMALLEST),
                "step sizes",
                "at least " + SMALLEST
                        + ", since float64 rounds a logit by about 1e-16, and of the change that a smaller"
                        + " step makes too few digits are left to check",
                epsilons);
        require(
                epsilons.stream().filter(eps -> eps <= OneStepChecks.SMALL).count() >= 2,
                "step sizes",
                "at least two of them at most " + OneStepChecks.SMALL + ", to which slopes are fitted",
                epsilons);
    }

    private static void require(boolean holds, String field, String expected, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + expected + ", but found " + found);
        }
    }

    /** The step sizes that are measured unless others are asked for: 0.1 down to 1e-6. */
    public static List<Double> defaultEpsilons() {
        return List.of(1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6);
    }

    /** The last of the step sizes. */
    public double smallestEpsilon() {
        return epsilons.get(epsilons.size() - 1);
    }
}
