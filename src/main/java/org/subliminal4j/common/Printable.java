package org.subliminal4j.common;

/** Text from files and arguments on its way to a terminal, which would obey the control characters in it. */
public final class Printable {
    private static final int LONGEST = 2000;

    private Printable() {}

    /**
     * The text with control and formatting characters written out as {@code \}{@code u001b} and the like, in one line, and
     * cut off where nobody would read on.
     */
    public static String line(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(character -> append(printable, character));
        return text.codePointCount(0, text.length()) > LONGEST ? printable + " ..." : printable.toString();
    }

    /** The same for a message, whose lines become one. */
    public static String message(String text) {
        return line(text.strip().replaceAll("\\s*\\R\\s*", " "));
    }

    private static void append(StringBuilder printable, int character) {
        if (isHarmless(character)) {
            printable.appendCodePoint(character);
        } else {
            printable.append(String.format("\\u%04x", character));
        }
    }

    /** Whether a terminal shows {@code character} and does nothing else: not an escape, not a change of direction. */
    public static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
