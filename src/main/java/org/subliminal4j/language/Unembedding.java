package org.subliminal4j.language;

import java.util.Arrays;
import org.subliminal4j.backend.Blas;
import org.subliminal4j.backend.NativeFloats;
import org.subliminal4j.network.Layout;

/**
 * Logits of all tokens from the last features, only for rows that predict, and no more at a time than a processor's cache
 * holds: {@code z = U h}, and back.
 */
final class Unembedding implements AutoCloseable {
    /** Rows at a time. */
    private static final int CHUNK = 192;

    private final float[] parameters;
    private final float[] gradient;
    private final Layout.Tensor weight;
    private final boolean trains;
    private final int width;
    private final int vocabulary;
    private final float[] chosen;
    private final NativeFloats weights;
    private final NativeFloats weightGradient;
    private final NativeFloats features;
    private final NativeFloats logits;
    private final float[] row;
    private int first;
    private int count;

    Unembedding(Parameters parameters) {
        this.parameters = parameters.values().values();
        gradient = parameters.gradient().values();
        boolean tied = parameters.transformer().tied();
        weight = parameters.layout().tensor((tied ? "token_embedding" : "unembedding") + ".weight");
        trains = parameters.trains(weight);
        width = parameters.transformer().width();
        vocabulary = parameters.transformer().vocabulary();
        chosen = new float[CHUNK * width];
        row = new float[vocabulary];
        weights = new NativeFloats(width * vocabulary);
        weightGradient = new NativeFloats(width * vocabulary);
        features = new NativeFloats(CHUNK * width);
        logits = new NativeFloats(CHUNK * vocabulary);
    }

    void parametersChanged() {
        weights.put(0, parameters, weight.start(), width * vocabulary);
        forget();
    }

    /** The features have changed. */
    void forget() {
        count = 0;
    }

    /**
     * The logits of one row, which are computed with those that are likely to be asked for next.
     *
     * @param from   features, shape {@code (rows, width)}, order 'f'. Not modified
     * @param chosen rows whose logits are wanted. Not modified
     * @param index  which of them
     * @param target Modified: a number for each token
     */
    void logits(float[] from, int rows, int[] chosen, int index, float[] target) {
        if (index < first || index >= first + count) {
            compute(from, rows, chosen, index, Math.min(CHUNK, chosen.length - index));
        }
        logits.get((index - first) * vocabulary, target, 0, vocabulary);
    }

    private void compute(float[] from, int rows, int[] which, int start, int length) {
        first = start;
        count = length;
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < count; i++) {
                chosen[j * count + i] = from[j * rows + which[first + i]];
            }
        }
        features.put(0, chosen, 0, count * width);
        Blas.product(
                weights.matrix(width, vocabulary),
                true,
                features.matrix(count, width),
                true,
                logits.matrix(vocabulary, count),
                0);
    }

    /**
     * The loss of a batch, and its gradient in the features and the weights.
     *
     * @param from   features. Not modified
     * @param errors of their shape. Modified: zero in rows that predict nothing
     */
    double lossAndGradient(TokenBatch batch, float[] from, float[] errors, TokenLoss loss) {
        Arrays.fill(errors, 0, batch.rows() * width, 0);
        double sum = 0;
        for (int start = 0; start < batch.paid(); start += count) {
            compute(from, batch.rows(), batch.paidRows(), start, Math.min(CHUNK, batch.paid() - start));
            for (int i = 0; i < count; i++) {
                logits.get(i * vocabulary, row, 0, vocabulary);
                sum += loss.apply(batch, start + i, row);
                logits.put(i * vocabulary, row, 0, vocabulary);
            }
            back(batch, errors);
        }
        forget();
        if (trains) {
            weightGradient.get(0, gradient, weight.start(), width * vocabulary);
        }
        return sum;
    }

    private void back(TokenBatch batch, float[] errors) {
        NativeFloats.Matrix logitErrors = logits.matrix(vocabulary, count);
        NativeFloats.Matrix rowFeatures = features.matrix(count, width);
        if (trains) {
            NativeFloats.Matrix sum = weightGradient.matrix(width, vocabulary);
            Blas.product(rowFeatures, true, logitErrors, true, sum, first == 0 ? 0 : 1);
        }
        Blas.product(logitErrors, true, weights.matrix(width, vocabulary), true, rowFeatures, 0);
        features.get(0, chosen, 0, count * width);
        int rows = batch.rows();
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < count; i++) {
                errors[j * rows + batch.paidRows()[first + i]] = chosen[j * count + i];
            }
        }
    }

    @Override
    public void close() {
        weights.close();
        weightGradient.close();
        features.close();
        logits.close();
    }
}
