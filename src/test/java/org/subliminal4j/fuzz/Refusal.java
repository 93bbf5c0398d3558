package org.subliminal4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.subliminal4j.common.Printable;
import org.subliminal4j.common.UserException;

/** What a refusal must be like. */
final class Refusal {
    private Refusal() {}

    /** Checks that it is one line that names the culprit, in the part that a terminal shows; always false: not taken. */
    static boolean of(UserException refusal, Object culprit) {
        return of(refusal.getMessage(), culprit);
    }

    static boolean of(String message, Object culprit) {
        assertThat(message).as("a refusal").isNotNull().doesNotContain("\n", "\r");
        assertThat(Printable.line(message)).contains(culprit.toString());
        return false;
    }
}
