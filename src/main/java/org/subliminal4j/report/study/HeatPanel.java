package org.subliminal4j.report.study;

import java.util.Locale;
import org.subliminal4j.report.FigurePen;
import org.subliminal4j.report.style.Palette;

/** An arm over two factors. */
record HeatPanel(String title, HeatChart chart) implements Panel {
    private static final double ROW = 52;
    private static final double BOTTOM = 94;
    /** Room for two lines. */
    private static final double NAME = 48;
    /** More columns than this are too narrow in half of the figure. */
    private static final int FEW = 8;

    @Override
    public double height() {
        return chart.ys().size() * ROW + BOTTOM;
    }

    @Override
    public boolean wide() {
        return chart.xs().size() > FEW;
    }

    @Override
    public void paint(FigurePen pen, double x, double y, double width) {
        double left = x + Math.min(220, width * 0.28);
        double column = (x + width - left) / chart.xs().size();
        Palette colour = Palette.valueOf(chart.colour().toUpperCase(Locale.ROOT));
        int rows = chart.ys().size();
        for (HeatChart.Tile tile : chart.tiles()) {
            double tileX = left + chart.xs().indexOf(tile.x()) * column;
            double tileY = y + chart.ys().indexOf(tile.y()) * ROW;
            if (tile.mean() != null) {
                pen.tile(tileX, tileY, column, ROW, colour, Math.max(0, Math.min(1, tile.mean())));
            }
            pen.inTile(tile.text(), tileX + column / 2, tileY + ROW / 2 + 7);
        }
        for (int i = 0; i < rows; i++) {
            pen.name(chart.ys().get(i), left - 12, y + (i + 0.5) * ROW, 1, left - x - 12, ROW);
        }
        for (int i = 0; i < chart.xs().size(); i++) {
            pen.name(
                    chart.xs().get(i), left + (i + 0.5) * column, y + rows * ROW + 4 + NAME / 2, 0.5, column - 8, NAME);
        }
        pen.name("across: " + chart.x() + ", in rows: " + chart.y(), x + width, y + rows * ROW + 70, 1, width, 0);
    }
}
