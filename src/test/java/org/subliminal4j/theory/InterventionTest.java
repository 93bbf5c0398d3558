package org.subliminal4j.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.subliminal4j.random.RandomStreams;

class InterventionTest {
    private static final int HIDDEN = 4;
    private static final float[] TRAIT = {1, 2, -1, 0.5f, 7, 8};
    private static final float[] ALIGNED = {2, 1, 0, 1, 0, 3};
    private static final float[] OPPOSED = {-2, -1, 0, -1, 0, 3};

    private static float[] after(StudentArm arm, float[] gradient) {
        float[] changed = gradient.clone();
        Intervention.apply(arm, changed, TRAIT, HIDDEN, new RandomStreams(1).stream("direction"));
        return changed;
    }

    private static double hiddenDot(float[] a, float[] b) {
        double dot = 0;
        for (int i = 0; i < HIDDEN; i++) {
            dot += a[i] * b[i];
        }
        return dot;
    }

    private static double removed(float[] before, float[] after) {
        double square = 0;
        for (int i = 0; i < before.length; i++) {
            square += (before[i] - after[i]) * (before[i] - after[i]);
        }
        return Math.sqrt(square);
    }

    @Test
    void projectionTakesOutThePartThatPointsAlongTheTraitAndNoOther() {
        float[] after = after(StudentArm.PROJECTED, ALIGNED);
        assertThat(hiddenDot(after, TRAIT)).isEqualTo(0, within(1e-6));
        assertThat(hiddenDot(ALIGNED, TRAIT)).isPositive();
        assertThat(after(StudentArm.PROJECTED, OPPOSED)).containsExactly(OPPOSED);
    }

    @Test
    void theOppositeTakesOutThePartThatPointsAgainstTheTraitAndNoOther() {
        assertThat(hiddenDot(after(StudentArm.OPPOSITE, OPPOSED), TRAIT)).isEqualTo(0, within(1e-6));
        assertThat(after(StudentArm.OPPOSITE, ALIGNED)).containsExactly(ALIGNED);
    }

    @Test
    void theRandomControlTakesOutAsMuchAsTheProjectionButElsewhere() {
        float[] projected = after(StudentArm.PROJECTED, ALIGNED);
        float[] random = after(StudentArm.RANDOM, ALIGNED);
        assertThat(removed(ALIGNED, random)).isEqualTo(removed(ALIGNED, projected), within(1e-6));
        assertThat(Math.abs(hiddenDot(random, TRAIT))).isGreaterThan(1e-2);
        assertThat(after(StudentArm.RANDOM, OPPOSED)).containsExactly(OPPOSED);
    }

    @Test
    void theOutputLayerIsLeftAlone() {
        for (StudentArm arm : StudentArm.values()) {
            for (float[] gradient : new float[][] {ALIGNED, OPPOSED}) {
                float[] after = after(arm, gradient);
                assertThat(after[4]).isEqualTo(gradient[4]);
                assertThat(after[5]).isEqualTo(gradient[5]);
            }
        }
    }
}
