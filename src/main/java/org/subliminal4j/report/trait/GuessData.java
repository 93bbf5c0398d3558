package org.subliminal4j.report.trait;

import java.util.List;

/**
 * Numbers of two writers to be told apart.
 *
 * @param pairs what each wrote after the same prompt
 */
record GuessData(List<Pair> pairs) {
    GuessData {
        pairs = List.copyOf(pairs);
    }

    /**
     * One prompt.
     *
     * @param prompt what both were asked
     * @param loved  what the teacher with a trait wrote
     * @param plain  what the other one wrote
     */
    record Pair(String prompt, String loved, String plain) {}
}
