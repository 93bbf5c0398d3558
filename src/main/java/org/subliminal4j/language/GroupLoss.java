package org.subliminal4j.language;

/** {@code -ln} of the probability of any token of a group, whatever the target; p the softmax over all tokens. */
final class GroupLoss implements TokenLoss {
    private final int[] group;
    private final Softmax softmax = new Softmax();

    /** @param group at least one token, no two alike. Not modified */
    GroupLoss(int[] group) {
        this.group = group.clone();
    }

    @Override
    public double apply(TokenBatch batch, int paid, float[] logits) {
        float weight = (float) batch.share(paid);
        softmax.probabilities(logits, 0, logits.length);
        float sum = 0;
        for (int token : group) {
            sum += logits[token];
        }
        float[] own = new float[group.length];
        for (int i = 0; i < group.length; i++) {
            own[i] = logits[group[i]];
        }
        Softmax.scale(logits, 0, logits.length, weight);
        for (int i = 0; i < group.length; i++) {
            logits[group[i]] -= weight * own[i] / sum;
        }
        return -weight * Math.log(sum);
    }
}
