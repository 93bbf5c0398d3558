package org.subliminal4j.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the lines of one kind run beside a column of boxes: a line leaves the box of its source, and turns into each box
 * that refers to it. Lines that do not overlap share a track.
 *
 * @param lines the lines, in the order of their sources
 * @param count the number of tracks
 */
record LineageTracks(List<Line> lines, int count) {
    /**
     * A line.
     *
     * @param source  the row of the box that it leaves
     * @param targets the rows of the boxes that it turns into, all below
     * @param track   from 0, next to the boxes
     */
    record Line(int source, List<Integer> targets, int track) {}

    LineageTracks {
        lines = List.copyOf(lines);
    }

    /**
     * Lays lines out.
     *
     * @param order the boxes from top to bottom, sources before what refers to them
     * @param refersTo the sources of each box
     */
    static LineageTracks of(List<String> order, Map<String, Set<String>> refersTo) {
        Map<Integer, List<Integer>> targets = new TreeMap<>();
        for (int row = 0; row < order.size(); row++) {
            for (String source : refersTo.getOrDefault(order.get(row), Set.of())) {
                targets.computeIfAbsent(order.indexOf(source), none -> new ArrayList<>())
                        .add(row);
            }
        }
        List<Integer> ends = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        targets.forEach((source, rows) -> {
            int track = 0;
            while (track < ends.size() && ends.get(track) > source) {
                track++;
            }
            if (track == ends.size()) {
                ends.add(0);
            }
            ends.set(track, rows.get(rows.size() - 1));
            lines.add(new Line(source, List.copyOf(rows), track));
        });
        return new LineageTracks(lines, ends.size());
    }
}
