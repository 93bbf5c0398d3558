package org.subliminal4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.subliminal4j.report.style.Shortened;

/** A table of plain text: text to the left, numbers to the right, two blanks between columns, a rule under the head. */
public final class TextTable {
    private static final int LEAST_NAME = 12;
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these heads, of which the first column is of names. */
    public TextTable(List<String> heads) {
        rows.add(List.copyOf(heads));
    }

    /** Adds a row of as many cells. */
    public void add(List<String> cells) {
        if (cells.size() != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    "cells must be " + rows.get(0).size() + " as the heads, but found " + cells);
        }
        rows.add(List.copyOf(cells));
    }

    /** The lines of the table, at most {@code width} characters wide: names are cut; no line ends in blanks. */
    public List<String> lines(int width) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        int total = GAP.length() * (columns - 1);
        for (int column : widths) {
            total += column;
        }
        widths[0] = Math.min(widths[0], Math.max(LEAST_NAME, widths[0] - (total - width)));
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(line(row, widths)));
        int rule = lines.stream().mapToInt(String::length).max().orElse(0);
        lines.add(1, "-".repeat(rule));
        return lines;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String format = column == 0 ? "%-" + widths[0] + "s" : GAP + "%" + widths[column] + "s";
            String cell = column == 0 ? Shortened.to(widths[0], row.get(0)) : row.get(column);
            line.append(String.format(Locale.ROOT, format, cell));
        }
        return line.toString().stripTrailing();
    }
}
