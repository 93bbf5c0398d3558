package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Learner;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.network.Weights;

/**
 * A transformer in the hot loop: forward and backward on batches of token sequences, in arrays allocated once. Products of
 * matrices are BLAS's; all else is fused loops on Java's heap. In single precision. Not safe for use by several threads.
 */
final class LanguageModel implements Learner, AutoCloseable {
    private final Transformer shape;
    private final int sequences;
    private final Parameters parameters;
    private final Layout.Tensor tokenEmbedding;
    private final Layout.Tensor positionEmbedding;
    private final Block.Scratch scratch;
    private final List<Block> blocks = new ArrayList<>();
    private final LayerNorm finalNorm;
    private final Unembedding unembedding;
    private final float[] stream;
    private final float[] features;
    private final float[] errors;

    /**
     * A model of {@code weights}.
     *
     * @param weights   a transformer's
     * @param sequences the most sequences of a batch
     * @param trained   parts that get a gradient
     */
    LanguageModel(Weights weights, int sequences, List<String> trained) {
        Backend.start();
        this.sequences = sequences;
        parameters = new Parameters(weights, trained);
        shape = parameters.transformer();
        tokenEmbedding = parameters.layout().tensor("token_embedding.weight");
        positionEmbedding = parameters.layout().tensor("position_embedding.weight");
        int rows = sequences * shape.context();
        scratch = Block.Scratch.of(shape, rows);
        for (int i = 0; i < shape.layers(); i++) {
            blocks.add(new Block(parameters, i, sequences, scratch));
        }
        finalNorm = new LayerNorm(parameters, "final_norm", rows);
        unembedding = new Unembedding(parameters);
        stream = new float[rows * shape.width()];
        features = new float[rows * shape.width()];
        errors = new float[rows * shape.width()];
        parametersChanged();
    }

    /** A model that is not trained. */
    static LanguageModel toRead(Weights weights, int sequences) {
        return new LanguageModel(weights, sequences, List.of());
    }

    Transformer shape() {
        return shape;
    }

    @Override
    public Architecture architecture() {
        return shape;
    }

    /** The most sequences of a batch. */
    int sequences() {
        return sequences;
    }

    /** The parameters, in the order of the layout; not a copy. Call {@link #parametersChanged} after a change. */
    @Override
    public HostArray.Float32 parameters() {
        return parameters.values();
    }

    /** The gradient that the last call of {@link #lossAndGradient} left; not a copy, and may be modified. */
    HostArray.Float32 gradient() {
        return parameters.gradient();
    }

    /** Reads the parameters again. */
    void parametersChanged() {
        blocks.forEach(Block::parametersChanged);
        unembedding.parametersChanged();
    }

    /** The parameters as they stand, as a value. */
    Weights weights() {
        return parameters.weights();
    }

    /** Computes the last features of all rows. */
    void forward(TokenBatch batch) {
        if (batch.sequences(0) > sequences || batch.positions() > shape.context()) {
            throw new IllegalArgumentException("expected at most " + sequences + " sequences of at most "
                    + shape.context() + " tokens, but found " + batch.sequences(0) + " of up to "
                    + batch.positions());
        }
        Backend.holdBlasToOneThread();
        embed(batch);
        for (Block block : blocks) {
            block.forward(batch, stream);
        }
        finalNorm.forward(stream, features, batch.rows());
        unembedding.forget();
    }

    /**
     * The logits that predict one token. After {@link #forward}.
     *
     * @param paid   which of the batch's predicted tokens
     * @param target Modified: a number for each token
     */
    void logits(TokenBatch batch, int paid, float[] target) {
        unembedding.logits(features, batch.rows(), batch.paidRows(), paid, target);
    }

    /** The loss of a batch, summed with the weights of its predicted tokens; its gradient is then {@link #gradient}. */
    double lossAndGradient(TokenBatch batch, TokenLoss loss) {
        forward(batch);
        double sum = unembedding.lossAndGradient(batch, features, errors, loss);
        // The stream is not needed any more: its gradient takes its place.
        Arrays.fill(stream, 0, batch.rows() * shape.width(), 0);
        finalNorm.backward(errors, stream, batch.rows());
        for (int i = blocks.size() - 1; i >= 0; i--) {
            blocks.get(i).backward(batch, stream);
        }
        if (parameters.trains(tokenEmbedding)) {
            embedBack(batch);
        }
        Backend.holdBlasToOneThread();
        return sum;
    }

    private void embed(TokenBatch batch) {
        int rows = batch.rows();
        int width = shape.width();
        float[] values = parameters.values().values();
        for (int position = 0; position < batch.positions(); position++) {
            int end = batch.firstRow(position) + batch.sequences(position);
            int place = positionEmbedding.start() + position * width;
            for (int row = batch.firstRow(position); row < end; row++) {
                int token = tokenEmbedding.start() + batch.token(row) * width;
                for (int j = 0; j < width; j++) {
                    stream[j * rows + row] = values[token + j] + values[place + j];
                }
            }
        }
    }

    /** Adds to the gradient of a tied unembedding what the embedding has of it. */
    private void embedBack(TokenBatch batch) {
        int rows = batch.rows();
        int width = shape.width();
        float[] gradient = parameters.gradient().values();
        int cleared = shape.tied() ? positionEmbedding.start() : tokenEmbedding.start();
        Arrays.fill(gradient, cleared, positionEmbedding.start() + positionEmbedding.length(), 0);
        for (int position = 0; position < batch.positions(); position++) {
            int end = batch.firstRow(position) + batch.sequences(position);
            int place = positionEmbedding.start() + position * width;
            for (int row = batch.firstRow(position); row < end; row++) {
                int token = tokenEmbedding.start() + batch.token(row) * width;
                for (int j = 0; j < width; j++) {
                    float error = stream[j * rows + row];
                    gradient[token + j] += error;
                    gradient[place + j] += error;
                }
            }
        }
    }

    @Override
    public void close() {
        blocks.forEach(Block::close);
        unembedding.close();
        scratch.outputs().close();
    }
}
