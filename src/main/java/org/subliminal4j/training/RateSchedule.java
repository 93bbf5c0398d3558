package org.subliminal4j.training;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** How the learning rate goes over a phase of training: a factor for each step. */
public sealed interface RateSchedule {
    /** The paper's: the rate stays as it is. */
    RateSchedule DEFAULT = new Constant();

    /**
     * The factor of the learning rate.
     *
     * @param step  the step, from 0
     * @param steps the number of steps of the phase
     */
    double factor(long step, long steps);

    /** Always 1. */
    @JsonTypeName("constant")
    record Constant() implements RateSchedule {
        @Override
        public double factor(long step, long steps) {
            return 1;
        }
    }

    /**
     * Up to 1 in even steps, then down a straight line that would reach {@code end} one step after the last.
     *
     * @param warmUp the number of steps that lead up to 1, the last of which has it; 0 for none
     * @param end    a factor, at least 0
     */
    @JsonTypeName("linear")
    record Linear(long warmUp, double end) implements RateSchedule {
        /** Down to 0, without a warm-up. */
        public static final Linear DEFAULT = new Linear(0, 0);

        public Linear {
            Checks.require(warmUp >= 0, "warmUp", "at least 0", warmUp);
            Checks.requireNotNegative(end, "end");
        }

        @Override
        public double factor(long step, long steps) {
            return step < warmUp ? rising(step, warmUp) : 1 + (end - 1) * way(step, steps, warmUp);
        }
    }

    /**
     * Up to 1 in even steps, then down half a period of a cosine that would reach {@code end} one step after the last
     * (Loshchilov and Hutter, arXiv 1608.03983, without restarts).
     *
     * @param warmUp the number of steps that lead up to 1, the last of which has it; 0 for none
     * @param end    a factor, at least 0
     */
    @JsonTypeName("cosine")
    record Cosine(long warmUp, double end) implements RateSchedule {
        /** Down to 0, without a warm-up. */
        public static final Cosine DEFAULT = new Cosine(0, 0);

        public Cosine {
            Checks.require(warmUp >= 0, "warmUp", "at least 0", warmUp);
            Checks.requireNotNegative(end, "end");
        }

        @Override
        public double factor(long step, long steps) {
            return step < warmUp
                    ? rising(step, warmUp)
                    : end + (1 - end) * (1 + Math.cos(Math.PI * way(step, steps, warmUp))) / 2;
        }
    }

    /**
     * Multiplied with {@code factor} after every so many steps.
     *
     * @param every  the number of steps on one level, at least 1
     * @param factor above 0
     */
    @JsonTypeName("steps")
    record Steps(long every, double factor) implements RateSchedule {
        public Steps {
            Checks.require(every >= 1, "every", "at least 1", every);
            Checks.requirePositive(factor, "factor");
        }

        @Override
        public double factor(long step, long steps) {
            long taken = step / every;
            return Math.pow(factor, taken);
        }
    }

    private static double rising(long step, long warmUp) {
        return (step + 1.0) / warmUp;
    }

    /** The part, from 0 to 1, that is done of what comes after the warm-up. */
    private static double way(long step, long steps, long warmUp) {
        return Math.min(1, (double) (step - warmUp) / Math.max(1, steps - warmUp));
    }
}
