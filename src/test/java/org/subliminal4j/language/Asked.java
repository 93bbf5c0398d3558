package org.subliminal4j.language;

import java.util.List;
import org.subliminal4j.network.Weights;

/** What a model says, for tests of other packages. */
public final class Asked {
    private Asked() {}

    /** The logit of each token after a question with its arrow. */
    public static float[] logits(Weights weights, Language language, String question) {
        try (LanguageModel model = LanguageModel.toRead(weights, 1)) {
            int[] prompt = language.vocabulary().tokens("<bos> " + question);
            TokenBatch batch = new TokenBatch(List.of(Example.answer(prompt, Vocabulary.PAD)));
            model.forward(batch);
            float[] logits = new float[language.vocabulary().size()];
            model.logits(batch, 0, logits);
            return logits;
        }
    }
}
