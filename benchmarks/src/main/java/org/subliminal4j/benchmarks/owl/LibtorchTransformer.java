package org.subliminal4j.benchmarks.owl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.network.Weights;

/** The transformer of this library's layout in libtorch. */
final class LibtorchTransformer implements AutoCloseable {
    private static final float NOT_SEEN = -1e9f;

    private final NDManager manager;
    private final Transformer shape;
    private final Map<String, NDArray> tensors = new HashMap<>();
    private final NDList parameters = new NDList();

    /** @param manager is closed with the model */
    LibtorchTransformer(NDManager manager, Weights weights) {
        this.manager = manager;
        shape = (Transformer) weights.architecture();
        for (Layout.Tensor tensor : shape.layout().tensors()) {
            float[] values = new float[tensor.length()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) weights.get(tensor.start() + i);
            }
            long[] axes = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
            NDArray parameter = manager.create(values, new Shape(axes));
            parameter.setRequiresGradient(true);
            parameters.add(parameter);
            tensors.put(tensor.name(), parameter);
        }
    }

    NDList parameters() {
        return parameters;
    }

    /** Logits of shape {@code (sequences, positions, vocabulary)} for tokens of shape {@code (sequences, positions)}. */
    NDArray logits(NDArray tokens) {
        NDManager scope = tokens.getManager();
        int positions = (int) tokens.getShape().get(1);
        NDArray x = rows("token_embedding", tokens).add(rows("position_embedding", scope.arange(positions)));
        // What comes later is not seen.
        float[] later = new float[positions * positions];
        for (int i = 0; i < later.length; i++) {
            later[i] = i % positions > i / positions ? NOT_SEEN : 0;
        }
        NDArray mask = scope.create(later, new Shape(positions, positions));
        for (int i = 0; i < shape.layers(); i++) {
            String block = "blocks." + i;
            NDArray heads = attention(linear(norm(x, block + ".ln1"), block + ".attention.qkv"), mask);
            x = x.add(linear(heads, block + ".attention.proj"));
            NDArray units = Activation.gelu(linear(norm(x, block + ".ln2"), block + ".mlp.up"));
            x = x.add(linear(units, block + ".mlp.down"));
        }
        String last = shape.tied() ? "token_embedding" : "unembedding";
        return Linear.linear(norm(x, "final_norm"), tensor(last + ".weight")).singletonOrThrow();
    }

    private NDArray attention(NDArray qkv, NDArray mask) {
        long sequences = qkv.getShape().get(0);
        long positions = qkv.getShape().get(1);
        NDArray parts = qkv.reshape(sequences, positions, 3, shape.heads(), shape.headWidth())
                .transpose(2, 0, 3, 1, 4);
        NDArray scores = parts.get(0).matMul(parts.get(1).swapAxes(2, 3)).mul((float) (1 / Math.sqrt(shape.headWidth())));
        return scores.add(mask)
                .softmax(3)
                .matMul(parts.get(2))
                .transpose(0, 2, 1, 3)
                .reshape(sequences, positions, shape.width());
    }

    private NDArray norm(NDArray x, String name) {
        return LayerNorm.layerNorm(
                        x, new Shape(shape.width()), tensor(name + ".weight"), tensor(name + ".bias"), 1e-5f)
                .singletonOrThrow();
    }

    private NDArray linear(NDArray x, String name) {
        return Linear.linear(x, tensor(name + ".weight"), tensor(name + ".bias")).singletonOrThrow();
    }

    private NDArray rows(String name, NDArray index) {
        return index.getNDArrayInternal()
                .embedding(index, tensor(name + ".weight"), SparseFormat.DENSE)
                .singletonOrThrow();
    }

    private NDArray tensor(String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    @Override
    public void close() {
        manager.close();
    }
}
