package org.subliminal4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.subliminal4j.backend.HostArray;

class LayoutTest {
    private static final Dense SMALL = new Dense(5, List.of(4, 3), Activation.RELU, 2, 1);

    static List<Architecture> architectures() {
        return List.of(
                SMALL,
                new Dense(3, List.of(), Activation.RELU, 2, 0),
                Dl4j.smallCnn(14, 13, 3, 2),
                Dl4jSamples.everyLayer());
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void everyTensorLiesWhereDl4jHasIt(Architecture architecture) {
        Layout layout = architecture.layout();
        HostArray numbers = HostArray.zeros(DataType.DOUBLE, layout.length());
        IntStream.range(0, layout.length()).forEach(i -> numbers.set(i, i));
        MultiLayerNetwork network = Weights.of(architecture, numbers).toDl4j();
        Map<String, INDArray> table = network.paramTable();
        assertThat(table).hasSize(layout.tensors().size());
        int next = 0;
        for (Map.Entry<String, INDArray> entry : table.entrySet()) {
            Layout.Tensor tensor = layout.tensors().get(next++);
            boolean bias = entry.getKey().endsWith("_b");
            assertThat(tensor.name()).isEqualTo("layers." + tensor.layer() + (bias ? ".bias" : ".weight"));
            assertThat(tensor.bias()).isEqualTo(bias);
            INDArray param = entry.getValue();
            INDArray rowMajor = param.rank() == 2 && !bias ? param.transpose() : param;
            int[] expected = IntStream.range(tensor.start(), tensor.start() + tensor.length())
                    .toArray();
            assertThat(rowMajor.dup('c').reshape(-1).toIntVector()).containsExactly(expected);
            assertThat(rowMajor.shape())
                    .containsExactly(tensor.shape().stream().mapToLong(i -> i).toArray());
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void thePartsAreAllParametersEachOnce(Architecture architecture) {
        Layout layout = architecture.layout();
        int[] seen = new int[layout.length()];
        for (String part : layout.parts()) {
            for (Layout.Run run : layout.runs(List.of(part))) {
                IntStream.range(run.start(), run.start() + run.length()).forEach(i -> seen[i]++);
            }
        }
        assertThat(seen).containsOnly(1);
        assertThat(layout.runs(List.of(Layout.HIDDEN, Layout.HEADS))).isEqualTo(layout.runs(List.of(Layout.ALL)));
    }

    @Test
    void groupsStandForPartsInTheOrderOfTheLayers() {
        Layout layout = SMALL.layout();
        assertThat(layout.parts()).containsExactly("layer-1", "layer-2", "class-head", "auxiliary-head");
        assertThat(layout.layers()).isEqualTo(3);
        assertThat(layout.expand(List.of("heads", "layer-2", "class-head")))
                .containsExactly("layer-2", "class-head", "auxiliary-head");
        assertThat(layout.expand(List.of("hidden"))).containsExactly("layer-1", "layer-2");
    }

    @Test
    void theHeadsAreRowsOfTheLastLayer() {
        Layout layout = SMALL.layout();
        int last = (5 + 1) * 4 + (4 + 1) * 3;
        assertThat(layout.runs(List.of("class-head")))
                .containsExactly(new Layout.Run(last, 2 * 3), new Layout.Run(last + 3 * 3, 2));
        assertThat(layout.runs(List.of("auxiliary-head")))
                .containsExactly(new Layout.Run(last + 2 * 3, 3), new Layout.Run(last + 3 * 3 + 2, 1));
    }

    @Test
    void aNetworkWithoutAuxiliaryLogitsHasNoSuchHead() {
        assertThat(SMALL.withAuxiliary(0).layout().parts()).doesNotContain("auxiliary-head");
    }

    @Test
    void convolutionsCountTheirWindowAsFan() {
        Layout layout = Dl4j.smallCnn(28, 28, 10, 3).layout();
        Layout.Tensor second = layout.tensors().get(3);
        assertThat(second.shape()).containsExactly(16, 8, 5, 5);
        assertThat(second.fanIn()).isEqualTo(8 * 25);
        assertThat(second.fanOut()).isEqualTo(16 * 25);
        assertThat(layout.parts()).containsExactly("layer-1", "layer-2", "layer-3", "class-head", "auxiliary-head");
    }

    @Test
    void anUnknownPartIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> SMALL.layout().runs(List.of("layer-3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("layer-1, layer-2, class-head, auxiliary-head")
                .hasMessageContaining("'layer-3'");
    }
}
