package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.subliminal4j.network.Transformer;

/** What trials of language models hold, by hand. */
class WorldFootprintTest {
    private static final Transformer SHAPE = SmallOwl.SHAPE;
    private static final long PARAMETERS = SHAPE.layout().length();
    private static final long CONTEXT = SHAPE.context();
    private static final long WIDTH = SHAPE.width();
    private static final long INNER = SHAPE.feedForward();
    private static final long LAYERS = SHAPE.layers();
    private static final Arm BASE = new Arm("base", "", Start.Fresh.DEFAULT, List.of(SmallOwl.base()), List.of());

    private static Footprint of(Arm... arms) {
        return Footprint.of(SmallOwl.of(arms), new DataSets());
    }

    private static long training(long sequences) {
        long rows = sequences * CONTEXT;
        long block = rows * (8 * WIDTH + 2 * INNER) + sequences * SHAPE.heads() * CONTEXT * CONTEXT;
        return 4 * (4 * PARAMETERS + LAYERS * block + 3 * rows * WIDTH);
    }

    private static long products(long rows) {
        long block = rows * (3 * WIDTH + INNER);
        long matrices = 2 * (4 * WIDTH * WIDTH + 2 * WIDTH * INNER);
        return 4 * (LAYERS * (block + matrices) + rows * Math.max(INNER, 3 * WIDTH));
    }

    @Test
    void aModelAtWorkIsAddedToAllThatAreKept() {
        Footprint base = of(BASE);
        assertThat(base.heap())
                .isEqualTo(2 * 4 * PARAMETERS + training(64) + 4L * SmallOwl.CORPUS.sequences() * CONTEXT / 2);
        assertThat(base.outside()).isEqualTo(products(64 * CONTEXT));
        Footprint taught = of(BASE, Arm.from("base", "teacher", SmallOwl.teacher()));
        assertThat(taught.heap() - base.heap()).isEqualTo(2 * 4 * PARAMETERS);
        assertThat(taught.outside()).isEqualTo(base.outside());
    }

    @Test
    void whoeverIsAskedForManyNumbersHoldsTheirAnswers() {
        int prompts = 100_000;
        Inputs.Numbers many =
                SmallOwl.NUMBERS.with(SmallOwl.ASKING.withPrompts(prompts)).of("base");
        Footprint asked = of(BASE, Arm.from("base", "student", SmallOwl.student(many)));
        long texts = 4L * prompts * CONTEXT / 2;
        assertThat(asked.heap()).isEqualTo(2 * 2 * 4 * PARAMETERS + training(64) + texts);
        assertThat(asked.outside()).isEqualTo(products(64 * CONTEXT));
    }
}
