package org.subliminal4j.report.study;

import java.util.Locale;
import org.subliminal4j.report.FigurePen;
import org.subliminal4j.report.style.ArmStyle;
import org.subliminal4j.report.style.Palette;

/** A part of the figure: one chart under its title. */
interface Panel {
    /** What stands above it. */
    String title();

    /** How high it is, in pixels, its axis included. */
    double height();

    /** Whether it has a row of the figure for itself. */
    default boolean wide() {
        return false;
    }

    /** Paints it with its upper left corner at {@code x} and {@code y}. */
    void paint(FigurePen pen, double x, double y, double width);

    /** How a series is drawn. */
    static ArmStyle style(FactorChart.Series series) {
        return new ArmStyle(Palette.valueOf(series.colour().toUpperCase(Locale.ROOT)), series.hollow());
    }
}
