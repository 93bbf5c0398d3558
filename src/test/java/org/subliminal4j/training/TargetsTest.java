package org.subliminal4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.subliminal4j.data.ImageSet;

class TargetsTest {
    private static final ImageSet IMAGES = new ImageSet(1, 1, new byte[3], new byte[] {1, 0, 1}, 2);

    @Test
    void labelsAreOneHotOverTheClassesOrAnyLogits() {
        assertThat(Targets.labels(Loss.DEFAULT, IMAGES).values()).containsExactly(0, 1, 1, 0, 0, 1);
        Targets among = Targets.labels(Loss.DEFAULT, IMAGES, new int[] {0, 1, 4});
        assertThat(among.values()).containsExactly(0, 1, 0, 1, 0, 0, 0, 1, 0);
        assertThat(among.constants()).containsOnly(0);
        assertThat(among.count()).isEqualTo(3);
    }

    @Test
    void aLabelWhoseLogitIsNotTrainedIsRefused() {
        assertThatThrownBy(() -> Targets.labels(Loss.DEFAULT, IMAGES, new int[] {0, 4}))
                .hasMessageContaining("[0, 4]")
                .hasMessageContaining("label 1 at image 0");
    }

    /** By hand: softmax of (0, ln 3) is (1/4, 3/4), and its negative entropy is sum p ln p. */
    @Test
    void imitationPicksTheChosenLogitsOfEachRow() {
        float three = (float) Math.log(3);
        float[] logits = {0, 7, three, 1, 8, 1};
        Targets targets = Targets.imitate(Loss.DEFAULT, logits, 3, new int[] {0, 2});
        assertThat(targets.values()).containsExactly(new float[] {0.25f, 0.75f, 0.5f, 0.5f}, within(1e-7f));
        assertThat(targets.constants()[0])
                .isEqualTo((float) (0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)), within(1e-6f));
        assertThat(Targets.imitate(new Loss.SquaredError(), logits, 3, new int[] {1})
                        .values())
                .containsExactly(7, 8);
    }

    @Test
    void logitsThatAreNotThereAreRefused() {
        assertThatThrownBy(() -> Targets.imitate(Loss.DEFAULT, new float[6], 3, new int[] {0, 3}))
                .hasMessageContaining("rows of 3 logits")
                .hasMessageContaining("[0, 3]");
        assertThatThrownBy(() -> new Targets(new float[5], new float[2], 3)).hasMessageContaining("2 rows of 3");
    }
}
