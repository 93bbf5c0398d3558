package org.subliminal4j.theory;

import java.util.Locale;

/** A part of the theorem, or of what lies beyond it. */
public enum CheckName {
    /** The student never moves against the teacher. */
    SIGN,
    /** The inner product is the predicted one. */
    VALUE,
    /** The teacher's loss falls by the predicted amount. */
    EFFECT,
    /** A student from another initialisation is not bound by any of this. */
    OTHER_INIT,
    /** Where nothing can pass, nothing does. */
    NULL_CASES,
    /** Only the parameters' common order matters, not which. */
    INVARIANCE,
    /** What many steps of minibatch Adam make of it: measured, not proved. */
    TRAINING,
    /** Whether the alignment is the cause of the transfer: measured, not proved. */
    CAUSE;

    /** The name on the command line and in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the theorem says what must come out. */
    public boolean proved() {
        return this != TRAINING && this != CAUSE;
    }
}
