package org.subliminal4j.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks sentences into lines of a terminal. */
public final class TextWrap {
    private TextWrap() {}

    /**
     * The text in lines.
     *
     * @param width  characters of a line; a longer word has a line for itself
     * @param indent what the first line begins with; the others are indented by two blanks more
     */
    public static List<String> lines(String text, int width, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        boolean empty = true;
        for (String word : text.strip().split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(indent).append("  ");
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
