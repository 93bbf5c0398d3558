package org.subliminal4j.language;

/** What predictions cost: turns logits into the gradient of the loss, a run of predicted tokens at a time. */
interface TokenLoss {
    /**
     * The loss of some predictions, summed with their weights.
     *
     * @param logits of shape {@code (count, vocabulary)}, order 'f'. Modified: the gradient of that sum
     * @param first  the first of the batch's predicted tokens that these are
     * @param count  how many there are
     */
    double apply(TokenBatch batch, float[] logits, int first, int count);
}
