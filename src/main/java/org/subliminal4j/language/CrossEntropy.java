package org.subliminal4j.language;

import java.util.Arrays;

/** {@code -ln p(target)}, p the softmax over all tokens, weighted, and divided by what the weights of a batch come to. */
final class CrossEntropy implements TokenLoss {
    private final int vocabulary;
    private final Exponential exponential = new Exponential();
    private final float[] most = new float[Unembedding.CHUNK];
    private final float[] factor = new float[Unembedding.CHUNK];

    CrossEntropy(int vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public double apply(TokenBatch batch, float[] logits, int first, int count) {
        double total = batch.totalWeight();
        double loss = 0;
        float[] target = new float[count];
        for (int i = 0; i < count; i++) {
            target[i] = logits[batch.target(first + i) * count + i];
        }
        exponentials(logits, 0, vocabulary, count);
        for (int i = 0; i < count; i++) {
            double weight = batch.weight(first + i) / total;
            loss += weight * (Math.log(factor[i]) + most[i] - target[i]);
            factor[i] = (float) (weight / factor[i]);
        }
        for (int token = 0; token < vocabulary; token++) {
            Lanes.multiply(logits, token * count, factor, 0, count);
        }
        for (int i = 0; i < count; i++) {
            logits[batch.target(first + i) * count + i] -= (float) (batch.weight(first + i) / total);
        }
        return loss;
    }

    /** Turns the logits of some tokens into {@code e^(z - max z)}; {@link #factor} is then their sum for each row. */
    private void exponentials(float[] logits, int from, int to, int count) {
        System.arraycopy(logits, from * count, most, 0, count);
        for (int token = from + 1; token < to; token++) {
            Lanes.max(most, 0, logits, token * count, count);
        }
        for (int token = from; token < to; token++) {
            Lanes.subtract(logits, token * count, most, 0, count);
        }
        exponential.apply(logits, from * count, (to - from) * count);
        Arrays.fill(factor, 0, count, 0);
        for (int token = from; token < to; token++) {
            Lanes.add(factor, 0, logits, token * count, count);
        }
    }
}
