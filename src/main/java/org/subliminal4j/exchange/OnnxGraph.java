package org.subliminal4j.exchange;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.LongStream;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Weights;

/** An ONNX graph that grows at its end, node by node. */
final class OnnxGraph {
    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private String end;

    /** A graph that takes float32 of shape {@code (batch, features)} under the name {@code input}. */
    OnnxGraph(String name, String input, int features) {
        graph.setName(name);
        graph.addInput(value(input, features));
        end = input;
    }

    /** Adds every tensor of {@code weights}, under its name, in float32. */
    OnnxGraph weights(Weights weights) {
        for (Layout.Tensor tensor : weights.architecture().layout().tensors()) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(Float.BYTES * tensor.length()).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < tensor.length(); i++) {
                bytes.putFloat((float) weights.get(tensor.start() + i));
            }
            graph.addInitializer(TensorProto.newBuilder()
                    .setName(tensor.name())
                    .setDataType(TensorProto.DataType.FLOAT_VALUE)
                    .addAllDims(tensor.shape().stream().map(Integer::longValue).toList())
                    .setRawData(ByteString.copyFrom(bytes.flip())));
        }
        return this;
    }

    /** The name of a constant of whole numbers. */
    String constant(String name, long... values) {
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64_VALUE)
                .addDims(values.length)
                .addAllInt64Data(LongStream.of(values).boxed().toList()));
        return name;
    }

    /** The name of a single number. */
    String constant(String name, double value) {
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .addFloatData((float) value));
        return name;
    }

    /** What the last node gives; the input where there is none. */
    String end() {
        return end;
    }

    /** Adds a node after the last one. */
    OnnxGraph then(String operator, List<String> further, AttributeProto... attributes) {
        NodeProto.Builder node =
                NodeProto.newBuilder().setOpType(operator).addInput(end).addAllInput(further);
        end = "node." + graph.getNodeCount();
        graph.addNode(node.setName(end).addOutput(end).addAllAttribute(List.of(attributes)));
        return this;
    }

    /** Adds a node after the last one that needs nothing else. */
    OnnxGraph then(String operator, AttributeProto... attributes) {
        return then(operator, List.of(), attributes);
    }

    /** The graph, which gives what its last node does under the name {@code output}, shape {@code (batch, features)}. */
    GraphProto ending(String output, int features) {
        return graph.addNode(NodeProto.newBuilder()
                        .setOpType("Identity")
                        .setName(output)
                        .addInput(end)
                        .addOutput(output))
                .addOutput(value(output, features))
                .build();
    }

    static AttributeProto attribute(String name, int... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(java.util.Arrays.stream(values)
                        .mapToLong(value -> value)
                        .boxed()
                        .toList())
                .build();
    }

    static AttributeProto number(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto word(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    private static ValueInfoProto value(String name, int features) {
        TensorShapeProto shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("batch"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(features))
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                                .setShape(shape)))
                .build();
    }
}
