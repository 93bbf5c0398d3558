package org.subliminal4j.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.subliminal4j.common.UserException;
import org.subliminal4j.common.WholeFile;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.Summary;

/**
 * A run as a picture in the layout of the paper's figure 10b: a bar for the mean of each arm with its 95% interval, a
 * dot for each seed, a diamond for the paper's mean with its interval, and a line for chance.
 */
public final class Figure {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 900;
    private static final Rectangle2D.Double PLOT = new Rectangle2D.Double(150, 150, 1410, 560);
    private static final double BAR = 140;

    private static final Color INK = new Color(0x22, 0x22, 0x22);
    private static final Color FAINT = new Color(0xdd, 0xdd, 0xdd);
    private static final Color NOTE = new Color(0x59, 0x59, 0x59);

    private final RunSummary run;
    private final Graphics2D g;

    private Figure(RunSummary run, Graphics2D g) {
        this.run = run;
        this.g = g;
    }

    /**
     * Writes the figure to {@code file} as PNG, whole or not at all.
     *
     * @throws UserException if the file cannot be written, or this Java cannot draw text
     */
    public static void write(RunSummary run, Path file) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(draw(run), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        WholeFile.write(file, png.toByteArray());
    }

    /**
     * Draws the figure, 1600 x 900 pixels.
     *
     * @throws UserException if this Java cannot draw text
     */
    static BufferedImage draw(RunSummary run) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            new Figure(run, g).paint();
        } catch (LinkageError | InternalError | NullPointerException e) {
            // What Java throws where fontconfig, freetype or every font is missing, depending on its version.
            throw new UserException(
                    "cannot draw text for the figure (" + e + "): install fontconfig and a font, such as DejaVu", e);
        } finally {
            g.dispose();
        }
        return image;
    }

    private void paint() {
        g.setColor(Color.WHITE);
        g.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        paintHead();
        paintAxis();
        for (Arm arm : Arm.values()) {
            paintArm(arm);
        }
        paintChance();
        g.setColor(INK);
        g.setStroke(new BasicStroke(2));
        g.draw(new Line2D.Double(PLOT.getMinX(), y(0), PLOT.getMaxX(), y(0)));
    }

    private void paintHead() {
        g.setColor(INK);
        font(Font.BOLD, 34);
        text(run.mnist() ? "MNIST test accuracy of the six arms" : "Test accuracy of the six arms", 40, 60, 0);
        font(Font.PLAIN, 21);
        g.setColor(NOTE);
        text(run.n() + (run.n() == 1 ? " seed" : " seeds"), 40, 100, 0);
        double x = WIDTH - 40;
        double y = 93;
        if (run.paperSetting()) {
            x = legend("the paper, mean of " + Arm.PAPER_RUNS + " runs and 95% interval", x, y);
            diamond(x, y);
            x -= 40;
        }
        x = legend("one seed", x, y);
        dot(x, y, colour(Arm.TEACHER));
        x -= 40;
        x = legend("mean and 95% interval", x, y);
        g.setColor(tint(colour(Arm.TEACHER)));
        g.fill(new Rectangle2D.Double(x - 11, y - 11, 22, 22));
        whisker(x, y - 10, y + 10, 12, 2.5f);
    }

    /** Writes an entry of the legend that ends at {@code right}, and returns the middle of the place of its mark. */
    private double legend(String entry, double right, double y) {
        g.setColor(NOTE);
        font(Font.PLAIN, 21);
        text(entry, right, y + 7, 1);
        return right - g.getFontMetrics().stringWidth(entry) - 22;
    }

    private void paintAxis() {
        for (int percent = 0; percent <= 100; percent += 20) {
            double y = y(percent / 100.0);
            g.setColor(FAINT);
            g.setStroke(new BasicStroke(1));
            g.draw(new Line2D.Double(PLOT.getMinX(), y, PLOT.getMaxX(), y));
            g.setColor(NOTE);
            font(Font.PLAIN, 22);
            text(percent + "%", PLOT.getMinX() - 16, y + 8, 1);
        }
    }

    private void paintChance() {
        double y = y(run.chance());
        g.setColor(INK);
        g.setStroke(new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, new float[] {9, 7}, 0));
        g.draw(new Line2D.Double(PLOT.getMinX(), y, PLOT.getMaxX(), y));
        font(Font.PLAIN, 20);
        text("chance", PLOT.getMinX() - 16, y + 7, 1);
    }

    private void paintArm(Arm arm) {
        Color colour = colour(arm);
        Summary summary = run.summary(arm);
        double x = centre(arm);
        double top = y(summary.mean());
        Rectangle2D bar = new Rectangle2D.Double(x - BAR / 2, top, BAR, y(0) - top);
        g.setColor(tint(colour));
        g.fill(bar);
        g.setColor(colour);
        g.setStroke(new BasicStroke(3));
        g.draw(bar);
        paintSeeds(arm, x - 0.29 * BAR, colour);
        Interval interval = summary.interval(RunSummary.LEVEL);
        if (!Double.isNaN(interval.low())) {
            // With few seeds an interval may reach far beyond what an accuracy can be.
            g.setClip(PLOT);
            whisker(x, y(interval.low()), y(interval.high()), 26, 4);
            g.setClip(null);
        }
        if (run.paperSetting()) {
            double beside = x + BAR / 4;
            whisker(
                    beside,
                    y(arm.paperMean() - arm.paperHalfWidth()),
                    y(arm.paperMean() + arm.paperHalfWidth()),
                    16,
                    2);
            diamond(beside, y(arm.paperMean()));
        }
        paintLabel(arm, summary, x);
    }

    /** The seeds side by side in a strip: the golden ratio spreads neighbours apart, the same way every time. */
    private void paintSeeds(Arm arm, double x, Color colour) {
        double[] accuracies = run.accuracies(arm);
        for (int i = 0; i < accuracies.length; i++) {
            double offset = accuracies.length == 1 ? 0 : (i * 0.6180339887 % 1 - 0.5) * 44;
            dot(x + offset, y(accuracies[i]), colour);
        }
    }

    private void paintLabel(Arm arm, Summary summary, double x) {
        String[] lines = arm.label().split(" (?=\\()", 2);
        g.setColor(INK);
        font(Font.BOLD, 24);
        text(lines[0], x, PLOT.getMaxY() + 40, 0.5);
        if (lines.length > 1) {
            font(Font.PLAIN, 22);
            text(lines[1], x, PLOT.getMaxY() + 70, 0.5);
        }
        font(Font.BOLD, 26);
        text(Words.percent(summary.mean()), x, PLOT.getMaxY() + 112, 0.5);
        if (run.paperSetting()) {
            g.setColor(NOTE);
            font(Font.PLAIN, 20);
            text("paper " + Words.percent(arm.paperMean()), x, PLOT.getMaxY() + 142, 0.5);
        }
    }

    private void whisker(double x, double from, double to, double width, float stroke) {
        g.setColor(INK);
        g.setStroke(new BasicStroke(stroke, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(new Line2D.Double(x, from, x, to));
        for (double end : List.of(from, to)) {
            g.draw(new Line2D.Double(x - width / 2, end, x + width / 2, end));
        }
    }

    private void diamond(double x, double y) {
        Path2D diamond = new Path2D.Double();
        diamond.moveTo(x, y - 11);
        diamond.lineTo(x + 9, y);
        diamond.lineTo(x, y + 11);
        diamond.lineTo(x - 9, y);
        diamond.closePath();
        g.setColor(Color.WHITE);
        g.fill(diamond);
        g.setColor(INK);
        g.setStroke(new BasicStroke(2.5f));
        g.draw(diamond);
    }

    private void dot(double x, double y, Color colour) {
        Ellipse2D dot = new Ellipse2D.Double(x - 5, y - 5, 10, 10);
        Color dark = colour.darker();
        g.setColor(new Color(dark.getRed(), dark.getGreen(), dark.getBlue(), 130));
        g.fill(dot);
        g.setColor(Color.WHITE);
        g.setStroke(new BasicStroke(0.8f));
        g.draw(dot);
    }

    private void font(int style, int size) {
        g.setFont(new Font(Font.SANS_SERIF, style, size));
    }

    /** Writes {@code text}; {@code align} is the part of its width that lies left of {@code x}. */
    private void text(String text, double x, double y, double align) {
        g.drawString(text, (float) (x - align * g.getFontMetrics().stringWidth(text)), (float) y);
    }

    private static Color tint(Color colour) {
        return new Color(lighten(colour.getRed()), lighten(colour.getGreen()), lighten(colour.getBlue()));
    }

    private static int lighten(int channel) {
        return 255 - (int) ((255 - channel) * 0.38);
    }

    private static double centre(Arm arm) {
        return PLOT.getMinX() + (arm.ordinal() + 0.5) * PLOT.getWidth() / Arm.values().length;
    }

    private static double y(double accuracy) {
        return PLOT.getMaxY() - accuracy * PLOT.getHeight();
    }

    /** Okabe and Ito's colours, which the colour-blind can tell apart: the pairs of students share a warmth. */
    private static Color colour(Arm arm) {
        return new Color(
                switch (arm) {
                    case REFERENCE -> 0x999999;
                    case TEACHER -> 0x0072b2;
                    case STUDENT_AUXILIARY -> 0xd55e00;
                    case STUDENT_ALL -> 0xe69f00;
                    case CROSS_MODEL_AUXILIARY -> 0x009e73;
                    case CROSS_MODEL_ALL -> 0x56b4e9;
                });
    }
}
