package org.subliminal4j.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.subliminal4j.common.Required;

/**
 * A part of what a language model wrote, by how much likelier their writer finds it than another model does: completions by the
 * mean log ratio of their tokens' probabilities, or single tokens by their own.
 *
 * @param arm    the other model, such as the writer's base
 * @param share  of the completions, or of all their tokens; above 0 and at most 1
 * @param which  of them
 * @param tokens whether single tokens are chosen: the others are read, but not learned
 */
public record Choice(
        @Required String arm,
        double share,
        Which which,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean tokens) {
    /** The half that tells most of the writer. */
    public static final Choice DEFAULT = new Choice("base", 0.5, Which.MOST, false);

    /** Which completions or tokens are chosen. */
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
