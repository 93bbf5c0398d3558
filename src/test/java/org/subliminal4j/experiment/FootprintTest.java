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
import org.subliminal4j.network.Logits;

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

    /** In numbers of four bytes. Three students of one teacher share a batch and his logits, and two of them what they are to say. */
    @Test
    void itIsAddedUpOverTheLargestGroup() {
        Dense shape = Dense.paper().withHidden(20, 30);
        long parameters = shape.layout().length();
        assertThat(parameters).isEqualTo(784 * 20 + 20 + 20 * 30 + 30 + 30 * 13 + 13);
        Arm reference = Arm.untrained("reference");
        Arm teacher = Arm.from("reference", "teacher", Stage.labels());
        Stage lesson = Stage.imitate("teacher", Logits.AUXILIARY);
        long batch = 1024 * 784L;
        long layers = 2 * 1024 * (20 + 30);

        Footprint taught = of(new Experiment("", Task.DEFAULT, shape, List.of(reference, teacher)));
        assertThat(taught.heap()).isEqualTo(4 * (2 * 2 * parameters + batch + 4 * parameters + 60_000 * (1 + 10)));
        assertThat(taught.outside()).isEqualTo(4 * (batch + 2 * parameters + layers));

        Footprint distilled = of(new Experiment(
                "",
                Task.DEFAULT,
                shape,
                List.of(
                        reference,
                        teacher,
                        Arm.from("reference", "one", lesson),
                        Arm.from("reference", "twin", lesson),
                        Arm.from("reference", "all", lesson.with(Logits.ALL)))));
        assertThat(distilled.heap())
                .isEqualTo(4
                        * (2 * 5 * parameters
                                + batch
                                + 3 * 4 * parameters
                                + 60_000 * (1 + 3)
                                + 60_000 * (1 + 13)
                                + 60_000 * 13));
        assertThat(distilled.outside()).isEqualTo(4 * (batch + 3 * (2 * parameters + layers)));
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
                .withMessage(
                        "the experiment needs at least 6.00 GiB of memory with 2 workers, but Java may use 4.00 GiB:"
                                + " use at most 1 worker, smaller layers, fewer logits or a smaller batch, or give Java more"
                                + " with -Xmx");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> large.requireFits(2, 64L << 30, 7L << 30))
                .withMessage(
                        "the experiment needs at least 8.00 GiB of memory with 2 workers, but this machine has 7.00"
                                + " GiB: use at most 1 worker, smaller layers, fewer logits or a smaller batch");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> new Footprint(20 * MIB, 0).requireFits(16, 256 * MIB, 64L << 30))
                .withMessageContaining(
                        "at least 320 MiB of memory with 16 workers, but Java may use 256 MiB: use at most"
                                + " 12 workers, smaller layers");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> large.requireFits(1, 2L << 30, 64L << 30))
                .withMessageContaining("with 1 worker, but Java may use 2.00 GiB: use smaller layers");
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
