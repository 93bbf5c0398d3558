package org.subliminal4j.language;

/** What a prediction costs. */
interface TokenLoss {
    /**
     * The loss of one prediction, times its weight, divided by what the weights of its batch come to.
     *
     * @param paid   which of the batch's predicted tokens
     * @param logits a number for each token. Modified: the gradient of that loss
     */
    double apply(TokenBatch batch, int paid, float[] logits);
}
