package org.subliminal4j.analysis;

import org.jspecify.annotations.Nullable;

/**
 * A claim about an arm that imitates, held against the results.
 *
 * @param kind      what is claimed
 * @param arm       the name of the arm
 * @param other     the name of its twin from another start; null for {@link Kind#LEARNS}
 * @param verdict   what the results say
 * @param statement the same in words, with the evidence
 */
public record Claim(Kind kind, String arm, @Nullable String other, Verdict verdict, Statement statement) {
    /** What is claimed. */
    public enum Kind {
        /** The arm is above chance. */
        LEARNS,
        /** It learns from this start, and its twin from another does not. */
        NEEDS_INIT
    }
}
