package org.subliminal4j.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;

/** ND4J's memory is outside of Java's heap, whose collector would free it late or never: whoever takes it gives it back. */
class FreedMemoryTest {
    private static final int BATCH = 50;
    private static final String ENVIRONMENT = "org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu$Environment";

    /** The bytes that the native library counts as taken; by name, as the tests compile with other backends as well. */
    private static long held() throws ReflectiveOperationException {
        Class<?> environment = Class.forName(ENVIRONMENT);
        Object instance = environment.getMethod("getInstance").invoke(null);
        return (long) environment.getMethod("getDeviceCounter", int.class).invoke(instance, 0);
    }

    private static boolean isCounted() {
        try {
            return held() >= 0;
        } catch (ReflectiveOperationException otherBackend) {
            return false;
        }
    }

    private static long heldWhileOpen(Activation activation) throws ReflectiveOperationException {
        Dense dense = new Dense(30, List.of(20, 10), activation, 3, 2);
        try (Model model = Model.of(Checks.weights(dense, DataType.FLOAT, "init"));
                Batch batch = Checks.batch(dense, DataType.FLOAT, BATCH);
                Model.Pass pass = model.pass(batch, 0, 5)) {
            Checks.gradient(pass);
            return held();
        }
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIf("isCounted")
    void aModelItsBatchAndItsPassGiveAllOfItBack(Activation activation) throws ReflectiveOperationException {
        heldWhileOpen(activation);
        long before = held();
        long open = heldWhileOpen(activation);

        assertThat(open - before).as("of inputs alone").isGreaterThan(30 * BATCH * Float.BYTES);
        assertThat(held() - before)
                .as("ND4J leaves a few scalars, and the smallest of these arrays holds a number for each image")
                .isLessThan(BATCH * Float.BYTES);
    }
}
