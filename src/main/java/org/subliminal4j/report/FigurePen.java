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
import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.report.style.ArmStyle;
import org.subliminal4j.report.style.Palette;
import org.subliminal4j.report.style.Shortened;

/** Draws the marks and words of a figure; places are in pixels, from the upper left corner. */
public final class FigurePen implements AutoCloseable {
    private final Graphics2D g;

    /** A pen on {@code image}, which it fills with paper. Modified by every call. */
    public FigurePen(BufferedImage image) {
        g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(Palette.CARD.colour());
        g.fill(new Rectangle2D.Double(0, 0, image.getWidth(), image.getHeight()));
    }

    /** The title. */
    public void head(String text, double x, double y) {
        text(text, x, y, 0, Font.BOLD, 34, Palette.INK);
    }

    /** A note; {@code align} is the part of it that lies left of {@code x}. Returns where it ends. */
    public double note(String text, double x, double y, double align) {
        return text(text, x, y, align, Font.PLAIN, 21, Palette.MUTED);
    }

    /** A smaller note. */
    public void small(String text, double x, double y, double align) {
        text(text, x, y, align, Font.PLAIN, 19, Palette.MUTED);
    }

    /** A number that matters. Returns where it ends. */
    public double number(String text, double x, double y) {
        return text(text, x, y, 0, Font.BOLD, 25, Palette.INK);
    }

    /** A name that begins at {@code x}, in a box that is {@code height} pixels high, about {@code middle}: as {@link #box} has it. */
    public void label(String name, double x, double middle, double width, double height) {
        box(name, x, middle, 0, width, height, Font.BOLD, 23, Palette.INK);
    }

    /** An upright line of the grid. */
    public void grid(double x, double from, double to) {
        line(x, from, x, to, Palette.LINE, new BasicStroke(1));
    }

    /** An upright broken line. */
    public void dashed(double x, double from, double to) {
        line(x, from, x, to, Palette.MUTED, dashes(2, 9, 7));
    }

    /** A level interval with ends. */
    public void whisker(double from, double to, double y) {
        line(from, y, to, y, Palette.INK, new BasicStroke(4));
        for (double x : new double[] {from, to}) {
            line(x, y - 9, x, y + 9, Palette.INK, new BasicStroke(3));
        }
    }

    /** A level interval of somebody else. */
    public void thin(double from, double to, double y) {
        line(from, y, to, y, Palette.INK, new BasicStroke(2));
    }

    /** A mean. */
    public void mean(double x, double y, ArmStyle style) {
        Ellipse2D mark = new Ellipse2D.Double(x - 9, y - 9, 18, 18);
        g.setColor(style.hollow() ? Palette.CARD.colour() : style.colour().colour());
        g.fill(mark);
        g.setColor(style.hollow() ? style.colour().colour() : Palette.INK.colour());
        g.setStroke(new BasicStroke(style.hollow() ? 4 : 2));
        g.draw(mark);
    }

    /** Seeds. */
    public void dots(double[] xs, double[] ys, ArmStyle style) {
        Color colour = style.colour().colour();
        for (int i = 0; i < xs.length; i++) {
            Ellipse2D dot = new Ellipse2D.Double(xs[i] - 6, ys[i] - 6, 12, 12);
            if (style.hollow()) {
                g.setColor(colour);
                g.setStroke(new BasicStroke(2));
            } else {
                g.setColor(shade(style.colour(), 150));
                g.fill(dot);
                g.setColor(Palette.CARD.colour());
                g.setStroke(new BasicStroke(0.8f));
            }
            g.draw(dot);
        }
    }

    /** Seeds beside a mean, small and pale. */
    public void seeds(double[] xs, double[] ys, ArmStyle style) {
        g.setColor(shade(style.colour(), 90));
        for (int i = 0; i < xs.length; i++) {
            g.fill(new Ellipse2D.Double(xs[i] - 4, ys[i] - 4, 8, 8));
        }
    }

    /** A published mean. */
    public void diamond(double x, double y) {
        Path2D diamond = new Path2D.Double();
        diamond.moveTo(x, y - 10);
        diamond.lineTo(x + 8, y);
        diamond.lineTo(x, y + 10);
        diamond.lineTo(x - 8, y);
        diamond.closePath();
        g.setColor(Palette.CARD.colour());
        g.fill(diamond);
        g.setColor(Palette.INK.colour());
        g.setStroke(new BasicStroke(2.5f));
        g.draw(diamond);
    }

    /** A level line of the grid. */
    public void level(double y, double from, double to) {
        line(from, y, to, y, Palette.LINE, new BasicStroke(1));
    }

    /** A level broken line. */
    public void dashedLevel(double y, double from, double to) {
        line(from, y, to, y, Palette.MUTED, dashes(2, 9, 7));
    }

    /** An upright interval of somebody else. */
    public void thinUpright(double x, double from, double to) {
        line(x, from, x, to, Palette.INK, new BasicStroke(2));
    }

    /** A line through the means of an arm. */
    public void course(double[] xs, double[] ys, ArmStyle style) {
        g.setColor(style.colour().colour());
        g.setStroke(style.hollow() ? dashes(4, 12, 7) : new BasicStroke(4));
        g.draw(path(xs, ys));
    }

    /** The band between {@code lows} and {@code highs}. */
    public void band(double[] xs, double[] lows, double[] highs, ArmStyle style) {
        Path2D band = path(xs, lows);
        for (int i = xs.length - 1; i >= 0; i--) {
            band.lineTo(xs[i], highs[i]);
        }
        band.closePath();
        g.setColor(shade(style.colour(), 50));
        g.fill(band);
    }

    /** A tile of a heat map. */
    public void tile(double x, double y, double width, double height, Palette colour, double share) {
        g.setColor(shade(colour, (int) Math.round(255 * (0.03 + 0.87 * share))));
        g.fill(new Rectangle2D.Double(x + 1, y + 1, width - 2, height - 2));
    }

    /** A number in a tile. */
    public void inTile(String text, double x, double y) {
        text(text, x, y, 0.5, Font.PLAIN, 20, Palette.INK);
    }

    /** A smaller name in such a box; {@code align} is the part of it that lies left of {@code x}. */
    public void name(String name, double x, double middle, double align, double width, double height) {
        box(name, x, middle, align, width, height, Font.PLAIN, 19, Palette.MUTED);
    }

    /** Words in as many lines as there is room for; a word that is too wide is cut, and so is the last line. */
    private void box(
            String words,
            double x,
            double middle,
            double align,
            double width,
            double height,
            int style,
            int size,
            Palette colour) {
        g.setFont(new Font(Font.SANS_SERIF, style, size));
        double leading = 1.2 * size;
        List<String> lines = lines(words, width, Math.max(1, (int) (height / leading)));
        double baseline = middle + 0.35 * size - (lines.size() - 1) * leading / 2;
        for (String line : lines) {
            text(line, x, baseline, align, style, size, colour);
            baseline += leading;
        }
    }

    /** Breaks after blanks and hyphens. */
    private List<String> lines(String words, double width, int most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String piece : words.split("(?<=[ -])")) {
            boolean fits = line.isEmpty() || g.getFontMetrics().stringWidth((line + piece).stripTrailing()) <= width;
            if (!fits && lines.size() < most - 1) {
                lines.add(cut(line, width));
                line = piece;
            } else {
                line += piece;
            }
        }
        lines.add(cut(line, width));
        return lines;
    }

    private String cut(String words, double width) {
        String line = words.stripTrailing();
        int length = line.codePointCount(0, line.length());
        while (length > 1 && g.getFontMetrics().stringWidth(Shortened.to(length, line)) > width) {
            length--;
        }
        return line.isEmpty() ? "" : Shortened.to(length, line);
    }

    private static BasicStroke dashes(float width, float on, float off) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, new float[] {on, off}, 0);
    }

    private static Color shade(Palette colour, int alpha) {
        Color full = colour.colour();
        return new Color(full.getRed(), full.getGreen(), full.getBlue(), alpha);
    }

    private static Path2D path(double[] xs, double[] ys) {
        Path2D path = new Path2D.Double();
        path.moveTo(xs[0], ys[0]);
        for (int i = 1; i < xs.length; i++) {
            path.lineTo(xs[i], ys[i]);
        }
        return path;
    }

    private void line(double fromX, double fromY, double toX, double toY, Palette colour, BasicStroke stroke) {
        g.setColor(colour.colour());
        g.setStroke(stroke);
        g.draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    private double text(String text, double x, double y, double align, int style, int size, Palette colour) {
        g.setFont(new Font(Font.SANS_SERIF, style, size));
        g.setColor(colour.colour());
        double width = g.getFontMetrics().stringWidth(text);
        g.drawString(text, (float) (x - align * width), (float) y);
        return x + (1 - align) * width;
    }

    @Override
    public void close() {
        g.dispose();
    }
}
