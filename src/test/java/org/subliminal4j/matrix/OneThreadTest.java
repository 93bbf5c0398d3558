package org.subliminal4j.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.openblas.global.openblas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/** ND4J's products with a single row or column would leave BLAS with a thread for each core, and other bits after it. */
class OneThreadTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 33})
    void aStepOfAnyBatchLeavesBlasWithOneThread(int size) {
        Dense network = Dense.paper().withHidden(5, 1).withAuxiliary(1);
        Weights weights = Weights.draw(network, new RandomStreams(1).stream("init"));
        try (Model model = Model.of(weights);
                Batch batch = new Batch(DataType.FLOAT, size, network.inputs());
                Model.Pass pass = model.pass(batch, 10, 11)) {
            // As if somebody else had just used ND4J.
            openblas.blas_set_num_threads(2);
            batch.inputsChanged();
            pass.forward();
            pass.backward();
            assertThat(openblas.blas_get_num_threads()).isEqualTo(1);
        }
    }
}
