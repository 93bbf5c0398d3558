package org.subliminal4j.common;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Finds what a misspelt name was meant to be. */
public final class NearestName {
    private NearestName() {}

    /**
     * The name that takes the fewest insertions, deletions and replacements of a character and swaps of two neighbours
     * (optimal string alignment), the first in the alphabet of several; empty if there are no names.
     */
    public static String to(String misspelt, Collection<String> names) {
        return names.stream()
                .min(Comparator.comparingInt((String name) -> edits(misspelt, name))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    /** By rows, of which three are held: a name from a file may be of any length. */
    private static int edits(String from, String to) {
        int[] twoBefore = new int[to.length() + 1];
        int[] before = new int[to.length() + 1];
        int[] row = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            int[] free = twoBefore;
            twoBefore = before;
            before = row;
            row = free;
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(before[j], row[j - 1]));
                if (i > 1 && j > 1 && swapped(from, i, to, j)) {
                    row[j] = Math.min(row[j], 1 + twoBefore[j - 2]);
                }
            }
        }
        return row[to.length()];
    }

    private static boolean swapped(String from, int i, String to, int j) {
        return from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
