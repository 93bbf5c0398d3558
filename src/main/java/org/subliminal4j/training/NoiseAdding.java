package org.subliminal4j.training;

import java.util.random.RandomGenerator;
import org.subliminal4j.backend.HostArray;

/** Draws the noise of {@link StepRule.GradientNoise}. */
record NoiseAdding(double sd, RandomGenerator random) implements StepRule.Action {
    @Override
    public void apply(HostArray gradient, long step) {
        if (sd == 0) {
            return;
        }
        for (int i = 0; i < gradient.length(); i++) {
            double component = gradient.get(i);
            if (component != 0) {
                gradient.set(i, component + sd * random.nextGaussian());
            }
        }
    }
}
