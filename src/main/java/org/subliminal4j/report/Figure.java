package org.subliminal4j.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.subliminal4j.analysis.Agreement;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.common.UserException;
import org.subliminal4j.stats.Interval;

/**
 * A run as a picture: a row for each arm with a dot for each seed, the mean and its interval where there are seeds enough,
 * what was published of it, and a line for chance.
 */
final class Figure {
    private static final int WIDTH = 1600;
    private static final int MARGIN = 40;
    private static final int LEFT = 440;
    private static final int RIGHT = 1270;
    private static final int TALL = 78;
    private static final int LOW = 46;

    /** More arms than this get lower rows. */
    private static final int FEW = 12;

    private static final int NOTE = 28;

    private final Picture picture;
    private final FigurePen pen;
    private final double top;
    private final double row;

    private Figure(Picture picture, FigurePen pen, double top, double row) {
        this.picture = picture;
        this.pen = pen;
        this.top = top;
        this.row = row;
    }

    /**
     * The figure as a PNG file.
     *
     * @throws UserException if this Java cannot draw text
     */
    static byte[] png(Picture picture) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(draw(picture), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    /**
     * Draws the figure, 1600 pixels wide and as high as it takes.
     *
     * @throws UserException if this Java cannot draw text
     */
    static BufferedImage draw(Picture picture) {
        try {
            int arms = picture.rows().size();
            int row = arms > FEW ? LOW : TALL;
            int top = 204;
            int height = top + arms * row + 100 + picture.notes().size() * NOTE + 20;
            BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
            FigurePen pen = new FigurePen(image);
            try {
                new Figure(picture, pen, top, row).paint();
            } finally {
                pen.close();
            }
            return image;
        } catch (LinkageError | InternalError | NullPointerException e) {
            // What Java throws where fontconfig, freetype or every font is missing, depending on its version.
            throw new UserException(
                    "cannot draw text for the figure (" + e + "): install fontconfig and a font, such as DejaVu", e);
        }
    }

    private void paint() {
        pen.head(picture.title(), MARGIN, 60);
        pen.note(picture.subtitle(), MARGIN, 98, 0);
        FigureLegend.paint(picture, pen, LEFT, 142);
        paintAxis();
        int index = 0;
        for (Picture.Row arm : picture.rows()) {
            paintArm(arm, top + (index + 0.5) * row);
            index++;
        }
        double y = bottom() + 100;
        for (String note : picture.notes()) {
            pen.note(note, MARGIN, y, 0);
            y += NOTE;
        }
    }

    private double bottom() {
        return top + picture.rows().size() * row;
    }

    private void paintAxis() {
        for (int percent = 0; percent <= 100; percent += 20) {
            pen.grid(x(percent / 100.0), top, bottom());
            pen.note(percent + "%", x(percent / 100.0), bottom() + 32, 0.5);
        }
        pen.dashed(x(picture.chance()), top - 14, bottom());
        pen.small(picture.chanceWords(), x(picture.chance()), top - 20, picture.chance() < 0.1 ? 0.3 : 0.5);
    }

    private void paintArm(Picture.Row arm, double y) {
        Sample sample = arm.sample();
        pen.label(arm.label(), MARGIN, y, LEFT - MARGIN - 20, row);
        double[] xs = sample.values();
        double[] ys = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            // The golden ratio spreads neighbours apart, the same way every time.
            double spread = xs.length == 1 ? 0 : (i + 1) * 0.6180339887 % 1 - 0.5;
            ys[i] = y + spread * row * 0.5;
            xs[i] = x(xs[i]);
        }
        pen.dots(xs, ys, arm.style());
        if (!sample.dotsAlone()) {
            pen.whisker(x(sample.interval().low()), x(sample.interval().high()), y);
            pen.mean(x(sample.mean()), y, arm.style());
        }
        Agreement agreement = arm.published();
        if (agreement != null) {
            Interval interval = Picture.Row.interval(agreement);
            pen.thin(x(Math.max(0, interval.low())), x(Math.min(1, interval.high())), y + row * 0.34);
            pen.diamond(x(agreement.published().mean()), y + row * 0.34);
        }
        paintNumbers(arm, sample, y);
    }

    private void paintNumbers(Picture.Row arm, Sample sample, double y) {
        if (sample.n() == 0) {
            pen.note(arm.diverged() ? "diverged" : "no result", RIGHT + 30, y + 8, 0);
            return;
        }
        double x = pen.number(Words.percent(sample.mean()), RIGHT + 30, y + 9);
        String spread = sample.dotsAlone()
                ? sample.n() == 1 ? "1 " + picture.seed() : "mean of " + sample.n()
                : Words.percent(sample.interval().low()).replace("%", "") + " to "
                        + Words.percent(sample.interval().high()).replace("%", "");
        pen.small(spread, x + 14, y + 8, 0);
        if (arm.leftOut() > 0) {
            pen.small(arm.leftOut() + " diverged", RIGHT + 30, y + 30, 0);
        }
    }

    private static double x(double fraction) {
        return LEFT + fraction * (RIGHT - LEFT);
    }
}
