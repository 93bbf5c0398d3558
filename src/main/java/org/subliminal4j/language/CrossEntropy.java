package org.subliminal4j.language;

/** {@code -ln p(target)}, p the softmax over all tokens, weighted, and divided by what the weights of a batch come to. */
final class CrossEntropy implements TokenLoss {
    private final int vocabulary;
    private final Columns columns = new Columns();
    private final float[] share = new float[Unembedding.CHUNK];
    private final float[] target = new float[Unembedding.CHUNK];

    CrossEntropy(int vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public double apply(TokenBatch batch, float[] logits, int first, int count) {
        double total = batch.totalWeight();
        double loss = 0;
        for (int i = 0; i < count; i++) {
            target[i] = logits[batch.target(first + i) * count + i];
        }
        columns.exponentials(logits, 0, vocabulary, count);
        for (int i = 0; i < count; i++) {
            double weight = batch.weight(first + i) / total;
            loss += weight * (columns.logarithm(i) - target[i]);
            share[i] = (float) (weight / columns.sum(i));
        }
        for (int token = 0; token < vocabulary; token++) {
            Lanes.multiply(logits, token * count, share, 0, count);
        }
        for (int i = 0; i < count; i++) {
            logits[batch.target(first + i) * count + i] -= (float) (batch.weight(first + i) / total);
        }
        return loss;
    }
}
