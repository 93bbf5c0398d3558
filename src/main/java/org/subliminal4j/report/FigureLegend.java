package org.subliminal4j.report;

import java.util.Comparator;
import org.subliminal4j.analysis.Analysis;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.report.style.AnalysedRun;
import org.subliminal4j.report.style.ArmStyle;

/** What the marks of a figure stand for, but only of the marks that there are. */
final class FigureLegend {
    private FigureLegend() {}

    /** Paints the legend on a line at {@code y}, from {@code left} on. */
    static void paint(AnalysedRun run, FigurePen pen, double left, double y) {
        Analysis analysis = run.analysis();
        ArmStyle style = run.style(fullest(analysis));
        double x = left;
        pen.dots(new double[] {x}, new double[] {y}, style);
        x = pen.note("one seed", x + 18, y + 7, 0) + 40;
        String metric = analysis.chance().metric();
        if (analysis.arms().values().stream()
                .anyMatch(arm -> !arm.sample(metric).dotsAlone())) {
            pen.whisker(x, x + 44, y);
            pen.mean(x + 22, y, style);
            x = pen.note("mean and 95% interval", x + 60, y + 7, 0) + 40;
        }
        if (run.anyPublished()) {
            pen.diamond(x + 10, y);
            pen.note("published: " + run.publication(), x + 28, y + 7, 0);
        }
    }

    private static String fullest(Analysis analysis) {
        return analysis.arms().values().stream()
                .max(Comparator.comparingInt((ArmSummary arm) ->
                        arm.sample(analysis.chance().metric()).n()))
                .orElseThrow()
                .name();
    }
}
