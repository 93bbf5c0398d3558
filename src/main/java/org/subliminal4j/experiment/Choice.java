package org.subliminal4j.experiment;

import org.subliminal4j.common.Required;

/**
 * A part of the completions that a language model wrote, by how much likelier their writer finds them than another model does:
 * by the mean log ratio of a token's probabilities.
 *
 * @param arm   the other model, such as the writer's base
 * @param share of the completions, above 0 and at most 1
 * @param which of them
 */
public record Choice(@Required String arm, double share, Which which) {
    /** The half that tells most of the writer. */
    public static final Choice DEFAULT = new Choice("base", 0.5, Which.MOST);

    /** Which completions are chosen. */
    public enum Which {
        /** Those that are likelier of the writer than of the other model, by most. */
        MOST,
        /** By least, or that are even unlikelier. */
        LEAST,
        /** The first ones, whatever they are. */
        ANY
    }

    public Choice {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1, but found " + share);
        }
    }
}
