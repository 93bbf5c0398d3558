package org.subliminal4j.report.page;

import org.subliminal4j.analysis.Analysis;
import org.subliminal4j.report.style.AnalysedRun;

/**
 * A run in its place on the page.
 *
 * @param index its number among the runs of the page, from 0
 * @param name  what the page calls it
 * @param run   the run
 * @param data  the numbers of its charts
 * @param level the level of its sections' headings
 */
record RunView(int index, String name, AnalysedRun run, RunData data, int level) {
    Analysis analysis() {
        return run.analysis();
    }

    /** The id of a part of the page that each run has. */
    String unique(String id) {
        return index == 0 ? id : id + "-" + (index + 1);
    }

    /** Whose part of the page it is, where there are several runs: {@code  (run A: first)}. */
    String of() {
        return level == 2 ? "" : " (run " + name + ")";
    }

    /** A section under its heading, of which the text is not yet HTML. */
    String section(String id, String title, String html) {
        return "<section id=\"%1$s\"><h%2$s>%3$s</h%2$s>\n%4$s</section>\n"
                .formatted(unique(id), level, Html.escape(title), html);
    }
}
