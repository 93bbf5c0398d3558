package org.subliminal4j.report.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Text and tables as HTML. */
public final class Html {
    private Html() {}

    /** {@code text} as it may stand in an element or in a quoted attribute. */
    public static String escape(Object text) {
        return text.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A number with a proper minus. */
    public static String minus(String number) {
        return number.replace('-', '\u2212');
    }

    /** {@code 1 epoch}, {@code 5 epochs}. */
    public static String count(int number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /**
     * A table whose first column names its rows, and whose other columns hold numbers. It scrolls by itself where the
     * screen is too narrow.
     *
     * @param caption what it shows, as text
     * @param heads   the column heads, as text
     * @param rows    the cells, as text
     */
    public static String numbers(String caption, List<String> heads, List<List<String>> rows) {
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="%1$s"><table>
            <caption>%1$s</caption>
            <thead><tr>%2$s</tr></thead>
            <tbody>
            %3$s
            </tbody></table></div>
            """.formatted(
                escape(caption), headCells(heads), rows.stream().map(Html::row).collect(Collectors.joining("\n")));
    }

    private static String headCells(List<String> heads) {
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < heads.size(); i++) {
            cells.append(
                    "<th scope=\"col\"%s>%s</th>".formatted(i == 0 ? "" : " class=\"number\"", escape(heads.get(i))));
        }
        return cells.toString();
    }

    private static String row(List<String> cells) {
        return "<tr><th scope=\"row\">%s</th>%s</tr>"
                .formatted(
                        escape(cells.get(0)),
                        cells.stream()
                                .skip(1)
                                .map(cell -> "<td class=\"number\">" + escape(cell) + "</td>")
                                .collect(Collectors.joining()));
    }
}
