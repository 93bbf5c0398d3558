package org.subliminal4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.subliminal4j.random.RandomStreams;

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

    /** Five images of one pixel, 10 to 14, of the classes 0, 1, 2, 1, 1. */
    private static ImageSet five() {
        return new ImageSet(1, 1, new byte[] {10, 11, 12, 13, 14}, new byte[] {0, 1, 2, 1, 1}, 3);
    }

    @Test
    void imagesArePickedByTheirLabel() {
        ImageSet ones = five().filter(label -> label == 1);

        assertThat(ones.pixels()).containsExactly(11, 13, 14);
        assertThat(ones.labels()).containsExactly(1, 1, 1);
        assertThat(ones.classes()).isEqualTo(3);
        assertRefused(() -> five().filter(label -> label > 2), "found none of its 5 left");
    }

    @Test
    void theFirstImagesAreTakenOrDropped() {
        assertThat(five().take(2).pixels()).containsExactly(10, 11);
        assertThat(five().drop(2).pixels()).containsExactly(12, 13, 14);
        assertThat(five().drop(2).labels()).containsExactly(2, 1, 1);
        assertThat(five().take(5).pixels()).isEqualTo(five().drop(0).pixels());
        assertRefused(() -> five().take(0), "from 1 to 5 images to take, but found 0");
        assertRefused(() -> five().take(6), "found 6");
        assertRefused(() -> five().drop(5), "from 0 to 4 images to drop, but found 5");
        assertRefused(() -> five().drop(-1), "found -1");
    }

    @Test
    void aLabellingRenamesTheClassesAndLeavesSomeOut() {
        ImageSet set = five().relabel(Labelling.renumbered(3, 1, 0));

        assertThat(set.pixels()).containsExactly(10, 11, 13, 14);
        assertThat(set.labels()).containsExactly(1, 0, 0, 0);
        assertThat(set.classes()).isEqualTo(2);
        assertThat(five().relabel(Labelling.only(3, 2, 1)).labels()).containsExactly(1, 2, 1, 1);
        assertThat(five().relabel(Labelling.permuted(2, 0, 1)).labels()).containsExactly(2, 0, 1, 0, 0);
        assertRefused(() -> five().relabel(Labelling.evenOdd(10)), "a labelling of its 3 classes, but found one of 10");
    }

    @Test
    void aLabellingOfAllImagesSharesTheirPixels() {
        ImageSet set = five();

        assertThat(set.relabel(Labelling.evenOdd(3)).pixels()).isSameAs(set.pixels());
    }

    @Test
    void labelsUpToTwoHundredAndFiftyFiveAreRelabelled() {
        ImageSet set = new ImageSet(1, 1, new byte[2], new byte[] {(byte) 255, 3}, 256);
        int[] reversed = java.util.stream.IntStream.range(0, 256)
                .map(label -> 255 - label)
                .toArray();

        assertThat(set.relabel(Labelling.permuted(reversed)).label(0)).isZero();
        assertThat(set.relabel(Labelling.permuted(reversed)).label(1)).isEqualTo(252);
    }

    @Test
    void aPartOfTheLabelsIsReplacedByAnyClass() {
        int n = 20_000;
        ImageSet set = new ImageSet(1, 1, new byte[n], new byte[n], 10);

        int[] counts =
                set.withLabelNoise(0.5, new RandomStreams(1).stream("noise")).classCounts();

        // Half of them are drawn anew, of which a tenth falls on the old label: four standard errors or more.
        assertThat((double) counts[0] / n).isCloseTo(0.55, within(0.015));
        for (int label = 1; label < 10; label++) {
            assertThat((double) counts[label] / n).isCloseTo(0.05, within(0.007));
        }
    }

    @Test
    void noLabelNoiseChangesNothingAndMoreOfItChangesMore() {
        int n = 2000;
        ImageSet set = new ImageSet(1, 1, new byte[n], new byte[n], 10);
        byte[] half =
                set.withLabelNoise(0.5, new RandomStreams(1).stream("noise")).labels();
        byte[] all = set.withLabelNoise(1, new RandomStreams(1).stream("noise")).labels();

        assertThat(set.withLabelNoise(0, new RandomStreams(1).stream("noise")).labels())
                .isEqualTo(set.labels());
        for (int i = 0; i < n; i++) {
            assertThat(half[i]).isIn((byte) 0, all[i]);
        }
        assertThat(set.labels()).containsOnly(0);
        assertRefused(() -> set.withLabelNoise(1.1, new RandomStreams(1).stream("noise")), "found 1.1");
        assertRefused(() -> set.withLabelNoise(Double.NaN, new RandomStreams(1).stream("noise")), "found NaN");
    }

    @Test
    void chanceIsTheShareOfTheMostFrequentClass() {
        assertThat(five().classCounts()).containsExactly(1, 3, 1);
        assertThat(five().largestClassShare()).isEqualTo(0.6);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String found) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("An image set needs ")
                .hasMessageContaining(found);
    }
}
