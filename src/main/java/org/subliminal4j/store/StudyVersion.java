package org.subliminal4j.store;

import org.subliminal4j.common.Required;

/**
 * What a study asked from some time on: fixed before the trials that follow, so that a prediction is one.
 *
 * @param started when its first session began, ISO 8601 in UTC
 * @param results how many results its folder held by then, at least 0
 * @param text    the study, as its reader will want to see it
 */
public record StudyVersion(
        @Required String started, int results, @Required String text) {
    public StudyVersion {
        if (results < 0) {
            throw new IllegalArgumentException("results must be at least 0, but found " + results);
        }
    }
}
