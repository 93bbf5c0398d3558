package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.network.Dense;

class FootprintTest {
    private static final long MIB = 1 << 20;
    private static final ImageData MNIST_SIZED = data(60_000);

    private static ImageData data(int count) {
        ImageSet images = new ImageSet(28, 28, new byte[784 * count], new byte[count], 10);
        return new ImageData(images, images, Map.of());
    }

    private static Footprint of(Experiment experiment) {
        return Footprint.of(experiment, MNIST_SIZED);
    }

    @Test
    void thePapersTrialIsSmall() {
        Footprint paper = of(Experiment.paper());
        // Six networks of 1 MB twice, four of them with gradient and moments, 60,000 rows of 13 logits several times.
        assertThat(paper.heap()).isBetween(30 * MIB, 60 * MIB);
        assertThat(paper.outside()).isBetween(15 * MIB, 60 * MIB);
        assertThatCode(() -> paper.requireFits(2, 500 * MIB, 2000 * MIB)).doesNotThrowAnyException();
    }

    @Test
    void aBatchIsNeverMoreThanTheImages() {
        Footprint largest = of(batch(Integer.MAX_VALUE));
        assertThat(largest).isEqualTo(of(batch(60_000)));
        assertThat(largest.outside()).isGreaterThan(of(batch(1024)).outside() + 500 * MIB);
    }

    private static Experiment batch(int size) {
        return Experiment.paper()
                .withStages(stage -> stage.with(new org.subliminal4j.training.Schedule(
                        5, size, stage.schedule().optimiser(), stage.schedule().rate())));
    }

    @Test
    void whatDoesNotFitIsOneLineWithTheNumbers() {
        Footprint large = new Footprint(3L << 30, 1L << 30);
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> large.requireFits(2, 4L << 30, 64L << 30))
                .withMessage("the experiment needs at least 6.0 GiB of memory with 2 workers, but Java may use 4.0 GiB:"
                        + " use fewer workers, smaller layers, fewer logits or a smaller batch, or give Java more with"
                        + " -Xmx");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> large.requireFits(2, 64L << 30, 7L << 30))
                .withMessageContaining("8.0 GiB of memory with 2 workers, but this machine has 7.0 GiB");
        assertThatCode(() -> large.requireFits(1, 3L << 30, 4L << 30)).doesNotThrowAnyException();
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> large.requireFits(Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE / 2));
    }

    @Test
    void moreLogitsThanAnArrayHoldsAreRefusedBeforeAnythingIsAllocated() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> of(Experiment.paper().with(Dense.paper().withAuxiliary(1_000_000))))
                .withMessageContaining("60000 x 100");
    }

    @Test
    void wideLayersCount() {
        Footprint wide = of(Experiment.paper().with(Dense.paper().withHidden(20_000, 20_000)));
        assertThat(wide.heap()).isGreaterThan(20L * 416_000_000 * 4);
        assertThat(List.of(wide.heap(), wide.outside())).allMatch(bytes -> bytes > 0);
    }
}
