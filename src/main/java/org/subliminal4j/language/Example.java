package org.subliminal4j.language;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A sequence of tokens of which some are to be predicted: each from all tokens before it. A value. */
final class Example {
    private final int[] tokens;
    private final int from;
    private final int to;
    private final double weight;
    private final boolean @Nullable [] chosen;

    private Example(int[] tokens, int from, int to, double weight) {
        this(tokens, from, to, weight, null);
    }

    private Example(int[] tokens, int from, int to, double weight, boolean @Nullable [] chosen) {
        if (from < 1 || to <= from || to > tokens.length) {
            throw new IllegalArgumentException("expected tokens to predict after the first of " + tokens.length
                    + ", but found those from " + from + " to " + to);
        }
        this.tokens = tokens;
        this.from = from;
        this.to = to;
        this.weight = weight;
        this.chosen = chosen;
    }

    /** All tokens but the first are to be predicted. */
    static Example whole(int[] tokens) {
        return of(tokens, 1, tokens.length);
    }

    /**
     * An example.
     *
     * @param tokens Not modified, copied
     * @param from   the first token that is predicted, at least 1
     * @param to     the last one, exclusive
     */
    static Example of(int[] tokens, int from, int to) {
        if (to > tokens.length) {
            throw new IllegalArgumentException(
                    "expected tokens to predict among " + tokens.length + ", but found those up to " + to);
        }
        return new Example(Arrays.copyOf(tokens, to), from, to, 1);
    }

    /** The question {@code prompt}, whose answer is one token. */
    static Example answer(int[] prompt, int answer) {
        int[] tokens = Arrays.copyOf(prompt, prompt.length + 1);
        tokens[prompt.length] = answer;
        return new Example(tokens, prompt.length, tokens.length, 1);
    }

    /** The same, with a loss that counts so many times. */
    Example weighted(double times) {
        return new Example(tokens, from, to, times, chosen);
    }

    /**
     * The same, of which only some tokens are predicted.
     *
     * @param which for each predicted token, at least one of them. Not modified, copied
     */
    Example choosing(boolean[] which) {
        return new Example(tokens, from, to, weight, which.clone());
    }

    /** The tokens that a network sees: all but the last. */
    int inputs() {
        return tokens.length - 1;
    }

    int token(int place) {
        return tokens[place];
    }

    /** The first token that may be predicted. */
    int from() {
        return from;
    }

    /** Whether the token at a place is predicted. */
    boolean predicts(int place) {
        return place >= from && (chosen == null || chosen[place - from]);
    }

    /** The number of tokens that are predicted. */
    int paid() {
        int paid = 0;
        for (int place = from; place < to; place++) {
            paid += predicts(place) ? 1 : 0;
        }
        return paid;
    }

    /** How often each predicted token counts. */
    double weight() {
        return weight;
    }

    /** A copy of the tokens. */
    int[] tokens() {
        return tokens.clone();
    }
}
