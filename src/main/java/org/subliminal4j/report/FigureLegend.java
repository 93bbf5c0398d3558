package org.subliminal4j.report;

import java.util.Comparator;
import org.subliminal4j.report.style.ArmStyle;

/** What the marks of a figure stand for, but only of the marks that there are. */
final class FigureLegend {
    private FigureLegend() {}

    /** Paints the legend on a line at {@code y}, from {@code left} on. */
    static void paint(Picture picture, FigurePen pen, double left, double y) {
        ArmStyle style = picture.rows().stream()
                .max(Comparator.comparingInt(row -> row.sample().n()))
                .orElseThrow()
                .style();
        double x = left;
        pen.dots(new double[] {x}, new double[] {y}, style);
        x = pen.note("one " + picture.seed(), x + 18, y + 7, 0) + 40;
        if (picture.rows().stream().anyMatch(row -> !row.sample().dotsAlone())) {
            pen.whisker(x, x + 44, y);
            pen.mean(x + 22, y, style);
            x = pen.note("mean and 95% interval", x + 60, y + 7, 0) + 40;
        }
        if (picture.rows().stream().anyMatch(row -> row.published() != null)) {
            pen.diamond(x + 10, y);
            pen.note("published: " + picture.publication(), x + 28, y + 7, 0);
        }
    }
}
