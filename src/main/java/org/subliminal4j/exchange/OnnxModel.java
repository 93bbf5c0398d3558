package org.subliminal4j.exchange;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import org.subliminal4j.common.UserException;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Dl4j;
import org.subliminal4j.network.Weights;

/**
 * A network as an ONNX model: {@code images}, float32 of shape {@code (batch, inputs)}, in, {@code logits}, float32 of shape
 * {@code (batch, outputs)}, out. Every operator is one that any ONNX runtime of the last years has.
 */
final class OnnxModel {
    /** Of 2021; the exact GELU, an operator of its own since 20 only, is written out. */
    private static final int OPERATORS = 13;

    /** The version of the format that came with these operators. */
    private static final int FORMAT = 7;

    /** Protocol buffers end at 2 GiB; the rest of a model takes some kilobytes. */
    private static final long MOST_BYTES = (1L << 31) - (1 << 24);

    private OnnxModel() {}

    /**
     * The bytes of the model.
     *
     * @param metadata becomes the model's {@code metadata_props}
     * @throws UserException if the network has a layer for which there is no operator, or is too large for the format
     */
    static byte[] bytes(Weights weights, Map<String, String> metadata) {
        Architecture architecture = weights.architecture();
        if ((long) Float.BYTES * weights.length() > MOST_BYTES) {
            throw new UserException("expected at most 2 GB of parameters for ONNX, but found "
                    + (long) Float.BYTES * weights.length() + " bytes: export as safetensors instead");
        }
        OnnxGraph graph = new OnnxGraph("subliminal4j", "images", architecture.inputs()).weights(weights);
        if (architecture instanceof Dense dense) {
            add(dense, graph);
        } else {
            OnnxLayers.add((Dl4j) architecture, graph);
        }
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .setProducerName("subliminal4j")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATORS))
                .setGraph(graph.ending("logits", architecture.outputs()));
        new TreeMap<>(metadata)
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }

    private static void add(Dense dense, OnnxGraph graph) {
        int last = dense.hidden().size();
        for (int layer = 0; layer <= last; layer++) {
            dense(layer, true, graph);
            if (layer < last) {
                activation(dense.activation(), layer, graph);
            }
        }
    }

    /** {@code x W' + b}, as the weights have the shape {@code (fan_out, fan_in)}. */
    static void dense(int layer, boolean biased, OnnxGraph graph) {
        List<String> tensors = biased ? List.of(weight(layer), bias(layer)) : List.of(weight(layer));
        graph.then("Gemm", tensors, OnnxGraph.number("transB", 1));
    }

    static String weight(int layer) {
        return "layers." + layer + ".weight";
    }

    static String bias(int layer) {
        return "layers." + layer + ".bias";
    }

    private static void activation(Activation activation, int layer, OnnxGraph graph) {
        switch (activation) {
            case RELU -> graph.then("Relu");
            case TANH -> graph.then("Tanh");
            case GELU -> gelu("layers." + layer, graph);
            case IDENTITY -> {
                // Nothing is to be done.
            }
        }
    }

    /** {@code x (1 + erf(x / sqrt 2)) / 2}. */
    static void gelu(String name, OnnxGraph graph) {
        String prefix = name + ".gelu.";
        String sum = graph.end();
        graph.then("Mul", List.of(graph.constant(prefix + "scale", Math.sqrt(0.5))))
                .then("Erf")
                .then("Add", List.of(graph.constant(prefix + "one", 1.0)))
                .then("Mul", List.of(sum))
                .then("Mul", List.of(graph.constant(prefix + "half", 0.5)));
    }
}
