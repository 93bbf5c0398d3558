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

    /** A name, cut to {@code width} pixels. */
    public void label(String name, double x, double y, double width) {
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 23));
        int length = name.codePointCount(0, name.length());
        while (length > 1 && g.getFontMetrics().stringWidth(Shortened.to(length, name)) > width) {
            length--;
        }
        text(Shortened.to(length, name), x, y, 0, Font.BOLD, 23, Palette.INK);
    }

    /** An upright line of the grid. */
    public void grid(double x, double from, double to) {
        line(x, from, x, to, Palette.LINE, new BasicStroke(1));
    }

    /** An upright broken line. */
    public void dashed(double x, double from, double to) {
        float[] dash = {9, 7};
        line(
                x,
                from,
                x,
                to,
                Palette.MUTED,
                new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, dash, 0));
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
                g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 150));
                g.fill(dot);
                g.setColor(Palette.CARD.colour());
                g.setStroke(new BasicStroke(0.8f));
            }
            g.draw(dot);
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
