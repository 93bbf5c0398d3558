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
 * @param epsilons the teacher's step sizes, in descending order; at least two of at most {@link OneStepChecks#SMALL}
 * @param images   the number of images of the teacher's loss, and of inputs of the student's
 * @param pairs    the number of pairs of inits on which the signs of students from another init are counted
 */
public record OneStepConfig(Set<CheckName> checks, List<Long> seeds, List<Double> epsilons, int images, int pairs) {
    public OneStepConfig {
        checks = checks.isEmpty() ? Set.of() : EnumSet.copyOf(checks);
        seeds = List.copyOf(seeds);
        epsilons =
                epsilons.stream().distinct().sorted(Comparator.reverseOrder()).toList();
        if (seeds.isEmpty() || images < 1 || pairs < 1) {
            throw new IllegalArgumentException("expected at least one seed, image and pair, but found seeds=" + seeds
                    + ", images=" + images + ", pairs=" + pairs);
        }
        if (!epsilons.stream().allMatch(eps -> eps > 0 && eps <= 1)
                || epsilons.stream().filter(eps -> eps <= OneStepChecks.SMALL).count() < 2) {
            throw new IllegalArgumentException("expected step sizes above 0 and up to 1, at least two of them at most "
                    + OneStepChecks.SMALL + " since the theorem speaks of small ones, but found " + epsilons);
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
