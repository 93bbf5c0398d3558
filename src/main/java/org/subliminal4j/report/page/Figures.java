package org.subliminal4j.report.page;

import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.report.style.ArmStyle;

/** The frames of the page's figures: a caption, one or more charts, and below them the same numbers as a table. */
public final class Figures {
    private static final String SEED = "<circle cx=\"15\" cy=\"6\" r=\"4\" fill=\"var(--muted)\" opacity=\"0.55\"/>";
    private static final String MEAN = "<path d=\"M1 6H29\" stroke=\"var(--ink)\" stroke-width=\"3\"/>"
            + "<circle cx=\"15\" cy=\"6\" r=\"5\" fill=\"var(--ink)\"/>";
    private static final String DIAMOND = "<path d=\"M1 6H29\" stroke=\"var(--ink)\" stroke-width=\"1.5\"/>"
            + "<path d=\"M15 1l5 5-5 5-5-5z\" fill=\"var(--paper)\" stroke=\"var(--ink)\" stroke-width=\"1.5\"/>";
    private static final String CHANCE =
            "<path d=\"M15 0V12\" stroke=\"var(--muted)\" stroke-dasharray=\"4 3\" stroke-width=\"1.5\"/>";
    private static final String TWIN =
            "<circle cx=\"15\" cy=\"6\" r=\"4\" fill=\"none\" stroke=\"var(--muted)\" stroke-width=\"2\"/>";

    private Figures() {}

    /**
     * The key of a chart of arms, one below the other.
     *
     * @param twins     whether there are open marks
     * @param means     whether there are means and intervals
     * @param published what published values are of; empty where there are none
     * @param chance    what the broken line is
     */
    public static String stripsKey(boolean twins, boolean means, String published, String chance) {
        List<String> entries = new ArrayList<>();
        entries.add(entry(SEED, "one seed"));
        if (twins) {
            entries.add(entry(TWIN, "twin from another start"));
        }
        if (means) {
            entries.add(entry(MEAN, "mean and 95% interval"));
        }
        if (!published.isEmpty()) {
            entries.add(entry(DIAMOND, "published: " + Html.escape(published)));
        }
        entries.add(entry(CHANCE, Html.escape(chance)));
        return key(entries);
    }

    /**
     * A figure.
     *
     * @param caption HTML
     * @param plots   HTML of its charts, see {@link #plot}
     * @param table   HTML of the table that says the same
     */
    public static String figure(String caption, String plots, String table) {
        return """
            <figure>
            <figcaption>%s</figcaption>
            %s
            <div class="under"><details><summary>The numbers as a table</summary>
            %s</details><button type="button" data-save hidden>Save as SVG</button></div>
            </figure>
            """.formatted(caption, plots, table);
    }

    /**
     * The place of a chart, which charts.js fills.
     *
     * @param kind  which chart
     * @param run   the number of the run, from 0
     * @param of    which of several such charts; may be empty
     * @param label what it shows, for those who cannot see it, as text; no two of a page are the same
     */
    public static String plot(String kind, int run, String of, String label) {
        String name = kind + (of.isEmpty() ? "" : "-" + of) + (run == 0 ? "" : "-" + (run + 1));
        return "<div class=\"plot\" data-chart=\"%s\" data-run=\"%s\" data-of=\"%s\" data-name=\"%s\" role=\"img\" aria-label=\"%s\"></div>"
                .formatted(kind, run, of, name, Html.escape(label));
    }

    /** Charts side by side, each under its title. */
    public static String panels(int level, List<String> titles, List<String> plots) {
        StringBuilder panels = new StringBuilder(
                "<div class=\"panels%s\">".formatted(plots.size() == 3 || plots.size() > 4 ? " three" : ""));
        for (int i = 0; i < plots.size(); i++) {
            panels.append(
                    "<div><h%1$s>%2$s</h%1$s>%3$s</div>".formatted(level, Html.escape(titles.get(i)), plots.get(i)));
        }
        return panels.append("</div>").toString();
    }

    /** The key of a chart: entries that {@link #entry} and {@link #line} make. */
    public static String key(List<String> entries) {
        return "<ul class=\"key\">" + String.join("", entries) + "</ul>";
    }

    /** An entry of a key: a mark, an SVG of 30 x 12, and what it stands for, as HTML. */
    public static String entry(String svg, String words) {
        return "<li><svg width=\"30\" height=\"12\" viewBox=\"0 0 30 12\" aria-hidden=\"true\">%s</svg>%s</li>"
                .formatted(svg, words);
    }

    /** The line that an arm is drawn as. */
    public static String line(ArmStyle style, String label) {
        return entry(
                "<path d=\"M1 6H29\" stroke=\"var(--%s)\" stroke-width=\"2.5\"%s/>"
                        .formatted(style.colour().key(), style.hollow() ? " stroke-dasharray=\"6 3\"" : ""),
                Html.escape(label));
    }
}
