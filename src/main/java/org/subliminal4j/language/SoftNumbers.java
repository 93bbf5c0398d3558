package org.subliminal4j.language;

import java.util.Arrays;

/**
 * The Kullback-Leibler divergence from a teacher's distribution over the number tokens to the network's, where both are
 * renormalised to these tokens: {@code sum q ln(q / p)}, weighted as {@link CrossEntropy}. All other logits take no part.
 */
final class SoftNumbers implements TokenLoss {
    private final int vocabulary;
    private final int firstNumber;
    private final LanguageModel teacher;
    private final Columns own = new Columns();
    private final Columns theirs = new Columns();

    /** @param teacher has to see each batch, by {@link LanguageModel#forward}, before the loss is asked for; not closed */
    SoftNumbers(Vocabulary vocabulary, LanguageModel teacher) {
        this.vocabulary = vocabulary.size();
        firstNumber = vocabulary.firstNumber();
        this.teacher = teacher;
    }

    @Override
    public double apply(TokenBatch batch, float[] logits, int first, int count) {
        float[] wanted = teacher.logits(batch, first, count);
        theirs.probabilities(wanted, firstNumber, vocabulary, count);
        own.probabilities(logits, firstNumber, vocabulary, count);
        Arrays.fill(logits, 0, firstNumber * count, 0);
        double total = batch.totalWeight();
        double loss = 0;
        for (int i = 0; i < count; i++) {
            double divergence = 0;
            float weight = (float) (batch.weight(first + i) / total);
            for (int place = firstNumber * count + i; place < vocabulary * count; place += count) {
                divergence += wanted[place] * Math.log(wanted[place] / logits[place]);
                logits[place] = weight * (logits[place] - wanted[place]);
            }
            loss += weight * divergence;
        }
        return loss;
    }
}
