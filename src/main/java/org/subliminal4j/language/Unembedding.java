package org.subliminal4j.language;

import java.util.Arrays;
import org.subliminal4j.backend.Blas;
import org.subliminal4j.backend.NativeFloats;
import org.subliminal4j.network.Layout;

/**
 * Logits of all tokens from the last features, only for rows that predict, and no more at a time than a processor's cache
 * holds: {@code z = h U^T}, and back.
 */
final class Unembedding implements AutoCloseable {
    /** Rows at a time. */
    static final int CHUNK = 192;

    private final float[] parameters;
    private final float[] gradient;
    private final Layout.Tensor weight;
    private final boolean trains;
    private final int width;
    private final int vocabulary;
    private final float[] rowsIn;
    private final float[] logits;
    private final NativeFloats weights;
    private final NativeFloats weightGradient;
    private final NativeFloats nativeRows;
    private final NativeFloats nativeLogits;

    Unembedding(Parameters parameters) {
        this.parameters = parameters.values().values();
        gradient = parameters.gradient().values();
        boolean tied = parameters.transformer().tied();
        weight = parameters.layout().tensor((tied ? "token_embedding" : "unembedding") + ".weight");
        trains = parameters.trains(weight);
        width = parameters.transformer().width();
        vocabulary = parameters.transformer().vocabulary();
        rowsIn = new float[CHUNK * width];
        logits = new float[CHUNK * vocabulary];
        weights = new NativeFloats(width * vocabulary);
        weightGradient = new NativeFloats(width * vocabulary);
        nativeRows = new NativeFloats(CHUNK * width);
        nativeLogits = new NativeFloats(CHUNK * vocabulary);
    }

    void parametersChanged() {
        weights.put(parameters, weight.start(), width * vocabulary);
    }

    /**
     * The logits of some rows.
     *
     * @param features shape {@code (rows, width)}, order 'f'. Not modified
     * @param chosen   rows. Not modified
     * @param first    the first of the chosen ones
     * @param count    at most {@link #CHUNK}
     * @return shape {@code (count, vocabulary)}, order 'f'; the same array at each call
     */
    float[] logits(float[] features, int rows, int[] chosen, int first, int count) {
        for (int i = 0; i < count; i++) {
            int row = chosen[first + i];
            for (int j = 0; j < width; j++) {
                rowsIn[j * count + i] = features[j * rows + row];
            }
        }
        nativeRows.put(rowsIn, 0, count * width);
        Blas.product(
                nativeRows.matrix(count, width),
                false,
                weights.matrix(width, vocabulary),
                false,
                nativeLogits.matrix(count, vocabulary),
                0);
        nativeLogits.get(logits, 0, count * vocabulary);
        return logits;
    }

    /**
     * The loss of a batch, and its gradient in the features and the weights.
     *
     * @param features Not modified
     * @param errors   of their shape. Modified: zero in rows that predict nothing
     */
    double lossAndGradient(TokenBatch batch, float[] features, float[] errors, TokenLoss loss) {
        Arrays.fill(errors, 0, batch.rows() * width, 0);
        double sum = 0;
        for (int first = 0; first < batch.paid(); first += CHUNK) {
            int count = Math.min(CHUNK, batch.paid() - first);
            logits(features, batch.rows(), batch.paidRows(), first, count);
            sum += loss.apply(batch, logits, first, count);
            nativeLogits.put(logits, 0, count * vocabulary);
            NativeFloats.Matrix logitErrors = nativeLogits.matrix(count, vocabulary);
            if (trains) {
                Blas.product(
                        nativeRows.matrix(count, width),
                        true,
                        logitErrors,
                        false,
                        weightGradient.matrix(width, vocabulary),
                        first == 0 ? 0 : 1);
            }
            Blas.product(
                    logitErrors,
                    false,
                    weights.matrix(width, vocabulary),
                    true,
                    nativeRows.matrix(count, width),
                    0);
            scatter(batch, errors, first, count);
        }
        if (trains) {
            weightGradient.get(gradient, weight.start(), width * vocabulary);
        }
        return sum;
    }

    private void scatter(TokenBatch batch, float[] errors, int first, int count) {
        int rows = batch.rows();
        nativeRows.get(rowsIn, 0, count * width);
        for (int i = 0; i < count; i++) {
            int row = batch.paidRows()[first + i];
            for (int j = 0; j < width; j++) {
                errors[j * rows + row] = rowsIn[j * count + i];
            }
        }
    }

    @Override
    public void close() {
        weights.close();
        weightGradient.close();
        nativeRows.close();
        nativeLogits.close();
    }
}
