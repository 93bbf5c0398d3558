package org.subliminal4j.language;

import java.util.Arrays;

/**
 * The Kullback-Leibler divergence from a teacher's distribution over the number tokens to the network's, where both are
 * renormalised to these tokens: {@code sum q ln(q / p)}. All other logits take no part.
 */
final class SoftNumbers implements TokenLoss {
    private final int firstNumber;
    private final LanguageModel teacher;
    private final Softmax softmax = new Softmax();
    private final float[] wanted;

    /** @param teacher has to see each batch, by {@link LanguageModel#forward}, before the loss is asked for; not closed */
    SoftNumbers(Vocabulary vocabulary, LanguageModel teacher) {
        firstNumber = vocabulary.firstNumber();
        wanted = new float[vocabulary.size()];
        this.teacher = teacher;
    }

    @Override
    public double apply(TokenBatch batch, int paid, float[] logits) {
        teacher.logits(batch, paid, wanted);
        softmax.probabilities(wanted, firstNumber, wanted.length);
        softmax.probabilities(logits, firstNumber, logits.length);
        Arrays.fill(logits, 0, firstNumber, 0);
        double weight = batch.share(paid);
        double divergence = 0;
        for (int token = firstNumber; token < logits.length; token++) {
            divergence += wanted[token] * Math.log(wanted[token] / logits[token]);
            logits[token] = (float) weight * (logits[token] - wanted[token]);
        }
        return weight * divergence;
    }
}
