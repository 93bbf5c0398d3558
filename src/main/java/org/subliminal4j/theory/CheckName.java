package org.subliminal4j.theory;

import java.util.Locale;

/** A part of the theorem. */
public enum CheckName {
    /** The student never moves against the teacher. */
    SIGN,
    /** The inner product is the predicted one. */
    VALUE,
    /** The teacher's loss falls by the predicted amount. */
    EFFECT,
    /** The same for every other loss that the theorem covers. */
    LOSSES,
    /** A student from another initialisation is not bound by any of this. */
    OTHER_INIT,
    /** Where nothing can pass, nothing does. */
    NULL_CASES,
    /** Only the parameters' common order matters, not which. */
    INVARIANCE;

    /** The name on the command line and in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
