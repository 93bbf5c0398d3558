package org.subliminal4j.network;

import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;

/**
 * How the parameters of a transformer are drawn: matrices from N(0, 1/fan_in), scaled down where they write to the stream
 * that runs through all blocks; biases are 0, the factors of normalisations 1.
 *
 * @param embeddingSd standard deviation of the embedding of tokens and of the unembedding, above 0
 * @param positionSd  of the embedding of positions, at least 0
 * @param outputScale what the matrices that write to the stream are multiplied with, above 0
 */
public record TransformerInit(double embeddingSd, double positionSd, double outputScale) {
    /** Small embeddings, smaller positions, and blocks that start at half their weight. */
    public static final TransformerInit DEFAULT = new TransformerInit(0.05, 0.02, 0.5);

    public TransformerInit {
        require(embeddingSd > 0 && Double.isFinite(embeddingSd), "embeddingSd", "above 0 and finite", embeddingSd);
        require(positionSd >= 0 && Double.isFinite(positionSd), "positionSd", "at least 0 and finite", positionSd);
        require(outputScale > 0 && Double.isFinite(outputScale), "outputScale", "above 0 and finite", outputScale);
    }

    /**
     * Drawn weights.
     *
     * @param type   {@link DataType#FLOAT} or {@link DataType#DOUBLE}
     * @param random Modified: one Gaussian for each parameter of a matrix, in the order of the layout
     */
    public Weights draw(Transformer transformer, DataType type, RandomGenerator random) {
        Layout layout = transformer.layout();
        HostArray values = HostArray.zeros(type, layout.length());
        for (Layout.Tensor tensor : layout.tensors()) {
            double sd = sd(tensor);
            for (int i = tensor.start(); i < tensor.start() + tensor.length(); i++) {
                if (tensor.shape().size() > 1) {
                    values.set(i, sd * random.nextGaussian());
                } else {
                    values.set(i, tensor.bias() ? 0 : 1);
                }
            }
        }
        return Weights.of(transformer, values);
    }

    private double sd(Layout.Tensor tensor) {
        String name = tensor.name();
        if (name.equals("position_embedding.weight")) {
            return positionSd;
        }
        if (name.equals("token_embedding.weight") || name.equals("unembedding.weight")) {
            return embeddingSd;
        }
        boolean output = name.endsWith("attention.proj.weight") || name.endsWith("mlp.down.weight");
        return (output ? outputScale : 1) / Math.sqrt(tensor.fanIn());
    }

    private static void require(boolean holds, String field, String expected, double found) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + expected + ", but found " + found);
        }
    }
}
