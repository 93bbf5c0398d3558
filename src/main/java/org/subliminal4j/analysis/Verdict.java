package org.subliminal4j.analysis;

/** What the results say of a claim, by the {@link Policy}. */
public enum Verdict {
    /** The results show it. */
    SHOWN("Shown"),
    /** There are results enough, and they speak against it, or for a difference too small to matter. */
    NOT_SHOWN("Not shown"),
    /** There are too few results, or they vary too much. */
    CANNOT_TELL("Cannot tell");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** The verdict for a reader. */
    public String words() {
        return words;
    }
}
