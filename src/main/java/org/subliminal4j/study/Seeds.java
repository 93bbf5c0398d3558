package org.subliminal4j.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The seeds of a study: ranges in ascending order that do not touch each other, such as {@code 1-10,15}.
 *
 * @param ranges at least one; given in any order, and merged where they touch or overlap
 */
public record Seeds(List<SeedRange> ranges) {
    /** More is a typing error: results of so many trials fit nowhere. */
    private static final long MOST = 1_000_000;

    public Seeds {
        ranges = merged(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("A study needs at least 1 seed, but found none");
        }
    }

    /** So many seeds from 1 on. */
    public static Seeds first(int count) {
        return new Seeds(List.of(new SeedRange(1, count)));
    }

    /**
     * Reads a text such as {@code 20}, which are the seeds 1 to 20, {@code 1-10,15} or {@code 7,}, the seed 7 alone.
     *
     * @throws IllegalArgumentException if it is not such a text
     */
    public static Seeds parse(String text) {
        String bare = text.replaceAll("\\s", "");
        if (!bare.matches("\\d{1,18}(-\\d{1,18})?(,\\d{1,18}(-\\d{1,18})?)*,?")) {
            throw new IllegalArgumentException(
                    "expected seeds such as 20 (the seeds 1 to 20) or 1-10,15, but found '" + text + "'");
        }
        if (bare.matches("\\d+")) {
            return new Seeds(List.of(range("1", bare, text)));
        }
        List<SeedRange> ranges = new ArrayList<>();
        for (String part : bare.replaceFirst(",$", "").split(",", -1)) {
            int dash = part.indexOf('-');
            ranges.add(
                    dash < 0
                            ? range(part, part, text)
                            : range(part.substring(0, dash), part.substring(dash + 1), text));
        }
        return new Seeds(ranges);
    }

    private static SeedRange range(String first, String last, String text) {
        long from = Long.parseLong(first);
        long count = Long.parseLong(last) - from + 1;
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(
                    "expected ranges of 1 to " + MOST + " seeds, the first seed first, but found '" + text + "'");
        }
        return new SeedRange(from, (int) count);
    }

    private static List<SeedRange> merged(List<SeedRange> ranges) {
        List<SeedRange> merged = new ArrayList<>();
        for (SeedRange range : ranges.stream()
                .sorted(Comparator.comparingLong(SeedRange::first))
                .toList()) {
            SeedRange before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (before == null || range.first() > before.last() + 1) {
                merged.add(range);
            } else {
                long count = Math.max(before.last(), range.last()) - before.first() + 1;
                merged.set(merged.size() - 1, new SeedRange(before.first(), Math.toIntExact(count)));
            }
        }
        return List.copyOf(merged);
    }

    /** How many there are. */
    public int count() {
        return ranges.stream().mapToInt(SeedRange::count).sum();
    }

    /** Whether {@code seed} is one of them. */
    public boolean contains(long seed) {
        return ranges.stream().anyMatch(range -> range.contains(seed));
    }

    /** All seeds, in ascending order. */
    public LongStream stream() {
        return ranges.stream().flatMapToLong(SeedRange::stream);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        String text = ranges.stream()
                .map(range -> range.count() == 1 ? "" + range.first() : range.first() + "-" + range.last())
                .collect(Collectors.joining(","));
        return text.matches("\\d+") ? text + "," : text;
    }
}
