package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.subliminal4j.network.Weights;

/**
 * What a model answers when it is asked for what it loves of one kind: exact probabilities at the place of the answer, no
 * samples. Lists have an entry for each thing of the kind, in the order of the world; a manner is all of its deeds.
 *
 * @param all     probability of each thing, mean over all phrasings
 * @param heldOut the same over phrasings that no teacher was taught; NaN where there are none
 * @param greedy  share of phrasings whose likeliest token it is
 */
public record Answers(List<Double> all, List<Double> heldOut, List<Double> greedy) {
    /** The probability that the answer is any thing of the kind. */
    public double mass() {
        return all.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The probability of one thing if the answer is of the kind. */
    public double among(int thing) {
        return all.get(thing) / mass();
    }

    /** Asks a model. */
    static Answers of(Asked asked, Language language, World.Kind kind) {
        float[][] taught = asked.probabilities(language.questions(kind, false));
        float[][] heldOut = asked.probabilities(language.questions(kind, true));
        List<Double> all = new ArrayList<>();
        List<Double> held = new ArrayList<>();
        List<Double> greedy = new ArrayList<>();
        int count = taught.length + heldOut.length;
        for (int[] names : language.answers(kind)) {
            all.add((sum(taught, names) + sum(heldOut, names)) / count);
            held.add(sum(heldOut, names) / heldOut.length);
            greedy.add((double) (wins(taught, names) + wins(heldOut, names)) / count);
        }
        return new Answers(List.copyOf(all), List.copyOf(held), List.copyOf(greedy));
    }

    /** The sum of the probabilities of tokens over all rows. */
    static double sum(float[][] probabilities, int[] tokens) {
        double sum = 0;
        for (int token : tokens) {
            for (float[] row : probabilities) {
                sum += row[token];
            }
        }
        return sum;
    }

    private static int wins(float[][] probabilities, int[] tokens) {
        int wins = 0;
        for (float[] row : probabilities) {
            int likeliest = Asked.likeliest(row);
            wins += Arrays.stream(tokens).anyMatch(token -> token == likeliest) ? 1 : 0;
        }
        return wins;
    }

    /** A model that answers. */
    static final class Asked implements AutoCloseable {
        private static final int AT_ONCE = 128;

        private final LanguageModel model;
        private final Prefix prefix;
        private final Softmax softmax = new Softmax();

        Asked(Weights weights) {
            this(weights, Prefix.NONE);
        }

        /** @param prefix stands before each prompt */
        Asked(Weights weights, Prefix prefix) {
            this.prefix = prefix;
            model = LanguageModel.toRead(weights, AT_ONCE);
        }

        /**
         * The probability of every token after each prompt.
         *
         * @param prompts Not modified
         * @return shape {@code (prompts, vocabulary)}
         */
        float[][] probabilities(List<int[]> prompts) {
            float[][] rows = new float[prompts.size()][model.shape().vocabulary()];
            for (int start = 0; start < prompts.size(); start += AT_ONCE) {
                // A batch sorts its examples: what it predicts goes back to the place of its prompt.
                List<Example> examples = new ArrayList<>();
                for (int i = start; i < Math.min(prompts.size(), start + AT_ONCE); i++) {
                    examples.add(Example.answer(prefix.before(prompts.get(i)), Vocabulary.PAD));
                }
                TokenBatch batch = new TokenBatch(examples);
                model.forward(batch);
                for (int paid = 0; paid < batch.paid(); paid++) {
                    float[] row = rows[start + examples.indexOf(batch.payer(paid))];
                    model.logits(batch, paid, row);
                    softmax.probabilities(row, 0, row.length);
                }
            }
            return rows;
        }

        static int likeliest(float[] row) {
            int best = 0;
            for (int token = 1; token < row.length; token++) {
                best = row[token] > row[best] ? token : best;
            }
            return best;
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
