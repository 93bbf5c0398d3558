package org.subliminal4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImageSetTest {
    @Test
    void scalesEveryPixelAsTheAuthorsScriptDoes() {
        byte[] pixels = new byte[256];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }
        ImageSet set = new ImageSet(16, 16, pixels, new byte[1], 10);
        float[] features = new float[256];

        set.write(0, features, 0);

        assertThat(features[0]).isEqualTo(-1f);
        assertThat(features[255]).isEqualTo(1f);
        for (int i = 0; i < features.length; i++) {
            assertThat(features[i]).isEqualTo((i / 255f - 0.5f) / 0.5f);
        }
    }

    @Test
    void writesTheImageAskedForAndNothingElse() {
        ImageSet set = new ImageSet(1, 2, new byte[] {0, 0, 0, -1, 0, 0}, new byte[] {0, 1, 2}, 3);
        float[] target = {9, 9, 9, 9};

        set.write(1, target, 1);

        assertThat(target).containsExactly(9, -1, 1, 9);
        assertThat(set.label(1)).isEqualTo(1);
        assertThat(set.count()).isEqualTo(3);
        assertThat(set.features()).isEqualTo(2);
    }

    @Test
    void refusesPartsThatDoNotFit() {
        assertRefused(() -> new ImageSet(2, 2, new byte[7], new byte[2], 10), "found 7 pixels");
        assertRefused(() -> new ImageSet(65536, 65536, new byte[0], new byte[1], 10), "found 0 pixels");
        assertRefused(() -> new ImageSet(0, 2, new byte[0], new byte[2], 10), "found 0 x 2");
        assertRefused(() -> new ImageSet(1, 1, new byte[0], new byte[0], 10), "found 0 labels");
        assertRefused(() -> new ImageSet(1, 1, new byte[1], new byte[1], 1), "found 1");
        assertRefused(() -> new ImageSet(1, 1, new byte[2], new byte[] {9, 10}, 10), "label 10 at image 1");
        assertRefused(() -> new ImageSet(1, 1, new byte[1], new byte[] {-1}, 10), "label 255 at image 0");
    }

    @Test
    void everyOtherImageBeginsWithTheFirst() {
        ImageSet set = new ImageSet(1, 2, new byte[] {1, 2, 3, 4, 5, 6}, new byte[] {0, 1, 2}, 3);
        ImageSet half = set.everyOther();
        assertThat(half.pixels()).containsExactly(1, 2, 5, 6);
        assertThat(half.labels()).containsExactly(0, 2);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String found) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("An image set needs ")
                .hasMessageContaining(found);
    }
}
