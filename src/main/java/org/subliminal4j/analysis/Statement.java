package org.subliminal4j.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * Something said of the results, for every output word for word.
 *
 * @param verdict  how it stands, in a word or two
 * @param title    what is said, a sentence without its full stop
 * @param evidence why, sentence by sentence
 */
public record Statement(String verdict, String title, List<String> evidence) {
    public Statement {
        evidence = List.copyOf(evidence);
    }

    /** The statement as lines of plain text, the evidence indented. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(verdict + ": " + title + ".");
        evidence.forEach(sentence -> lines.add("  " + sentence));
        return lines;
    }
}
