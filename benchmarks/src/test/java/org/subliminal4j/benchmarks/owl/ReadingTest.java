package org.subliminal4j.benchmarks.owl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.subliminal4j.benchmarks.Libtorch;

class ReadingTest {
    @Test
    void bothLibrariesBeginWithTheSameLossAndLearn() {
        Libtorch.boot(1);
        try (ReadingStep.Reader ours = ReadingStep.of("subliminal4j");
                ReadingStep.Reader theirs = new LibtorchReader(Reading.sequences(Reading.BATCH), Reading.fresh())) {
            // One batch of all sequences, so that their order does not matter.
            double loss = ours.steps(1);
            assertThat(theirs.steps(1)).isCloseTo(loss, within(1e-4));
            assertThat(theirs.steps(60)).isLessThan(loss / 2);
        }
        try (ReadingStep.Reader ours = ReadingStep.of("subliminal4j")) {
            assertThat(ours.steps(150)).isLessThan(5.5);
        }
    }

    @Test
    void theProductsAreComputed() {
        try (ReadingStep.Reader products = ReadingStep.of("products")) {
            assertThat(products.steps(1)).isZero();
        }
    }

    @Test
    void anotherProgramGetsATrialsTokens() {
        Map<String, Object> data = OwlData.tokens();
        assertThat((List<?>) data.get("questions")).hasSize(48);
        assertThat((List<?>) data.get("held_out")).hasSize(24);
        assertThat((List<?>) data.get("facts")).hasSize(104);
        assertThat((List<?>) data.get("prompts")).hasSize(4000).allSatisfy(prompt -> assertThat((int[]) prompt)
                .startsWith(1)
                .endsWith(3));
    }
}
