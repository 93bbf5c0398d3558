package org.subliminal4j.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.NativeMemory;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Dl4j;

/** ND4J's memory is outside of Java's heap, whose collector would free it late or never: whoever takes it gives it back. */
class FreedMemoryTest {
    private static final int BATCH = 50;

    private static long heldWhileOpen(Activation activation) {
        Dense dense = new Dense(30, List.of(20, 10), activation, 3, 2);
        try (Model model = Model.of(Checks.weights(dense, DataType.FLOAT, "init"));
                Batch batch = Checks.batch(dense, DataType.FLOAT, BATCH);
                Model.Pass pass = model.pass(batch, 0, 5)) {
            Checks.gradient(pass);
            return NativeMemory.held();
        }
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIf("org.subliminal4j.backend.NativeMemory#isCounted")
    void aModelItsBatchAndItsPassGiveAllOfItBack(Activation activation) {
        heldWhileOpen(activation);
        long before = NativeMemory.held();
        long open = heldWhileOpen(activation);

        assertThat(open - before).as("of inputs alone").isGreaterThan(30 * BATCH * Float.BYTES);
        assertThat(NativeMemory.held() - before)
                .as("ND4J leaves a few scalars, and the smallest of these arrays holds a number for each image")
                .isLessThan(BATCH * Float.BYTES);
    }

    @Test
    @EnabledIf("org.subliminal4j.backend.NativeMemory#isCounted")
    void aNetworkOfDl4jGivesBackWhatIsOurs() {
        Dl4j cnn = Dl4j.smallCnn(13, 14, 3, 2);
        Model model = Model.of(Checks.weights(cnn, DataType.FLOAT, "init"));
        Batch batch = Checks.batch(cnn, DataType.FLOAT, BATCH);
        long closed = NativeMemory.held();
        Model.Pass pass = model.pass(batch, 0, 5);
        long open = NativeMemory.held();
        pass.forward();
        long activations = NativeMemory.held() - open;
        Checks.fill(pass.logitGradients(), "errors");
        pass.backward();
        long left = NativeMemory.held() - open;
        assertThat(left).as("left by DL4J, of " + activations).isLessThan(activations / 10);

        pass.forward();
        pass.forward();
        assertThat(NativeMemory.held() - open).as("of one forward pass").isLessThan(activations + 4 * left);
        pass.close();
        assertThat(NativeMemory.held() - closed)
                .as("after a pass that had gone forward")
                .isLessThan(4 * left);

        long before = NativeMemory.held();
        model.pass(batch, 0, 5).close();
        assertThat(NativeMemory.held()).as("after a pass that had not").isEqualTo(before);
        batch.close();
        assertThat(before - NativeMemory.held()).isEqualTo((long) BATCH * cnn.inputs() * Float.BYTES);
        before = NativeMemory.held();
        model.close();
        assertThat(before - NativeMemory.held())
                .as("parameters and their gradient")
                .isEqualTo(2L * cnn.layout().length() * Float.BYTES);
    }
}
