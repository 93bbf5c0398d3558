package org.subliminal4j.language;

/** {@code -ln p(target)}, p the softmax over all tokens. */
final class CrossEntropy implements TokenLoss {
    private final Softmax softmax = new Softmax();

    @Override
    public double apply(TokenBatch batch, int paid, float[] logits) {
        double weight = batch.share(paid);
        int target = batch.target(paid);
        float logit = logits[target];
        float sum = softmax.exponentials(logits, 0, logits.length);
        Softmax.scale(logits, 0, logits.length, (float) (weight / sum));
        logits[target] -= (float) weight;
        return weight * (softmax.logarithm() - logit);
    }
}
