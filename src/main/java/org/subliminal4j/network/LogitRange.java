package org.subliminal4j.network;

/**
 * A contiguous range of the outputs of a network, for instance its auxiliary logits.
 *
 * @param from the first logit, inclusive
 * @param to   the last logit, exclusive
 */
public record LogitRange(int from, int to) {
    public LogitRange {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException(
                    "A logit range needs 0 <= from < to, but found from=" + from + ", to=" + to);
        }
    }

    /** The number of logits in the range. */
    public int size() {
        return to - from;
    }
}
