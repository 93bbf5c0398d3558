package org.subliminal4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.common.Json;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.random.RandomStreams;

class TransformerTest {
    private static final Transformer SHAPE = new Transformer(16, 2, 4, 24, 12, 50, false);
    private static final Transformer TIED = new Transformer(16, 2, 4, 24, 12, 50, true);

    private static Weights draw(Transformer shape, DataType type) {
        return TransformerInit.DEFAULT.draw(shape, type, new RandomStreams(1).stream("init"));
    }

    @Test
    void thePartsAreAllParametersEachOnce() {
        for (Transformer shape : List.of(SHAPE, TIED)) {
            Layout layout = shape.layout();
            int next = 0;
            for (String part : layout.parts()) {
                for (Layout.Run run : layout.runs(List.of(part))) {
                    assertThat(run.start()).isEqualTo(next);
                    next += run.length();
                }
            }
            assertThat(next).isEqualTo(layout.length());
            int tensors = 0;
            for (Layout.Tensor tensor : layout.tensors()) {
                assertThat(tensor.start()).isEqualTo(tensors);
                tensors += tensor.length();
            }
            assertThat(tensors).isEqualTo(layout.length());
        }
        assertThat(SHAPE.layout().parts())
                .containsExactly("embeddings", "block-1", "block-2", "final-norm", "unembedding");
        assertThat(TIED.layout().parts()).containsExactly("embeddings", "block-1", "block-2", "final-norm");
        assertThat(SHAPE.layout().expand(List.of("blocks", "final-norm")))
                .containsExactly("block-1", "block-2", "final-norm");
        assertThat(SHAPE.layout().length() - TIED.layout().length()).isEqualTo(50 * 16);
        assertThat(new Transformer(32, 2, 4, 128, 32, 235, false).layout().length())
                .isEqualTo(41_536);
    }

    @Test
    void aPartThatIsNotThereIsNamedWithThoseThatAre() {
        assertThatThrownBy(() -> TIED.layout().runs(List.of("unembedding")))
                .hasMessage("expected a part of the network, one of embeddings, block-1, block-2, final-norm, blocks or"
                        + " all, but found 'unembedding'");
        assertThatThrownBy(() -> TIED.layout().tensor("blocks.2.ln1.weight"))
                .hasMessageContaining("blocks.1.mlp.down.bias");
    }

    @Test
    void parametersAreDrawnAsDescribed() {
        Transformer large = new Transformer(64, 1, 4, 128, 64, 400, false);
        Weights weights = draw(large, DataType.DOUBLE);
        assertThat(sd(weights, "token_embedding.weight")).isCloseTo(0.05, within(0.002));
        assertThat(sd(weights, "unembedding.weight")).isCloseTo(0.05, within(0.002));
        assertThat(sd(weights, "position_embedding.weight")).isCloseTo(0.02, within(0.002));
        assertThat(sd(weights, "blocks.0.attention.qkv.weight")).isCloseTo(1 / 8.0, within(0.005));
        assertThat(sd(weights, "blocks.0.attention.proj.weight")).isCloseTo(0.5 / 8, within(0.003));
        assertThat(sd(weights, "blocks.0.mlp.up.weight")).isCloseTo(1 / 8.0, within(0.005));
        assertThat(sd(weights, "blocks.0.mlp.down.weight")).isCloseTo(0.5 / Math.sqrt(128), within(0.003));
        Layout.Tensor factor = large.layout().tensor("final_norm.weight");
        Layout.Tensor shift = large.layout().tensor("blocks.0.mlp.up.bias");
        for (int i = 0; i < 64; i++) {
            assertThat(weights.get(factor.start() + i)).isEqualTo(1);
            assertThat(weights.get(shift.start() + i)).isZero();
        }
    }

    private static double sd(Weights weights, String name) {
        Layout.Tensor tensor = weights.architecture().layout().tensor(name);
        double squares = 0;
        for (int i = tensor.start(); i < tensor.start() + tensor.length(); i++) {
            squares += weights.get(i) * weights.get(i) / tensor.length();
        }
        return Math.sqrt(squares);
    }

    @Test
    void weightsOfATransformerAreAValueLikeAnyOther() {
        Weights weights = draw(SHAPE, DataType.FLOAT);
        assertThat(draw(SHAPE, DataType.FLOAT).sha256()).isEqualTo(weights.sha256());
        Weights noisy = weights.perturbed(0.1, false, List.of("block-1"), new RandomStreams(2).stream("noise"));
        assertThat(noisy.sha256()).isNotEqualTo(weights.sha256());
        assertThat(noisy.mixed(weights, List.of("block-1")).sha256()).isEqualTo(weights.sha256());
    }

    @Test
    void itGoesToJsonAndBackAsAnArchitecture() throws IOException {
        assertThat(Json.parse(Json.line(SHAPE), Architecture.class)).isEqualTo(SHAPE);
        String text = "{\"kind\":\"transformer\",\"width\":64}";
        assertThat(Json.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), Architecture.class))
                .isEqualTo(new Transformer(64, 2, 4, 128, 32, 1135, false));
    }

    @Test
    void shapesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new Transformer(30, 2, 4, 24, 12, 50, false))
                .hasMessage("width must be a multiple of the 4 heads, but found 30");
        assertThatThrownBy(() -> new Transformer(1 << 20, 2, 4, 1 << 20, 12, 50, false))
                .hasMessageContaining("small enough for 500000000 parameters");
    }

    @Test
    void whoeverWorksOnImagesRefusesIt() {
        Weights weights = draw(SHAPE, DataType.FLOAT);
        assertThatThrownBy(() -> Model.of(weights)).hasMessageContaining("expected a network for images");
        assertThatThrownBy(weights::toDl4j).hasMessageContaining("that DL4J has the layers of");
        assertThatThrownBy(() -> Weights.draw(SHAPE, new RandomStreams(1).stream("init")))
                .hasMessageContaining("has an initialisation of its own");
        assertThatThrownBy(() -> Experiment.paper().with(SHAPE)).hasMessageContaining("expected a network for images");
    }
}
