package org.subliminal4j.common;

import java.util.Collection;
import java.util.Comparator;

/** Finds what a misspelt name was meant to be. */
public final class NearestName {
    private NearestName() {}

    /**
     * The name that takes the fewest insertions, deletions and replacements of a character (Levenshtein), the first in
     * the alphabet of several; empty if there are no names.
     */
    public static String to(String misspelt, Collection<String> names) {
        return names.stream()
                .min(Comparator.comparingInt((String name) -> edits(misspelt, name))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    private static int edits(String from, String to) {
        int[] edits = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            edits[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = edits[0];
            edits[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = edits[j];
                edits[j] = Math.min(replaced, 1 + Math.min(edits[j], edits[j - 1]));
            }
        }
        return edits[to.length()];
    }
}
