package org.subliminal4j.report.style;

/** Text that is cut where it does not fit, in every output in the same way. */
public final class Shortened {
    /** What stands for the part that is cut off. */
    public static final String ELLIPSIS = "\u2026";

    private Shortened() {}

    /**
     * The text, or its beginning and an ellipsis.
     *
     * @param length characters that there is room for, at least 1
     */
    public static String to(int length, String text) {
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1, but found " + length);
        }
        if (text.codePointCount(0, text.length()) <= length) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, length - 1)).stripTrailing() + ELLIPSIS;
    }
}
