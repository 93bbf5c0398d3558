package org.subliminal4j.report.study;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.common.UserException;
import org.subliminal4j.report.FigurePen;
import org.subliminal4j.report.TextWrap;
import org.subliminal4j.study.Factor;

/** A study as a picture: a chart for each factor, and heat maps where there are two factors or more. */
final class StudyFigure {
    private static final int WIDTH = 1600;
    private static final int MARGIN = 40;
    private static final int GAP = 60;
    private static final int TITLE = 44;
    private static final int HEAD_LINE = 44;
    private static final int LEGEND = 130;
    private static final int LEGEND_LINE = 38;

    /** A little more than a letter of the legend takes. */
    private static final double LETTER = 12.2;

    /** More heat maps than this make a wall; the page has them. */
    private static final int MOST_MAPS = 8;
    /** Characters of a line of the title: wide ones in bold still fit. */
    private static final int LONGEST_HEAD = 70;

    private StudyFigure() {}

    /**
     * The figure as a PNG file.
     *
     * @throws UserException if this Java cannot draw text
     */
    static byte[] png(StudyView view) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(draw(view), "png", png);
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
    static BufferedImage draw(StudyView view) {
        try {
            List<List<Panel>> rows = rows(panels(view));
            List<String> head = TextWrap.lines(view.plan().title(), LONGEST_HEAD, "");
            double height = MARGIN + head.size() * HEAD_LINE + legendHeight(view) + MARGIN;
            for (List<Panel> row : rows) {
                height += height(row);
            }
            BufferedImage image = new BufferedImage(WIDTH, (int) Math.ceil(height), BufferedImage.TYPE_INT_RGB);
            try (FigurePen pen = new FigurePen(image)) {
                paint(view, rows, head, pen);
            }
            return image;
        } catch (LinkageError | InternalError | NullPointerException e) {
            // What Java throws where fontconfig, freetype or every font is missing, depending on its version.
            throw new UserException(
                    "cannot draw text for the figure (" + e + "): install fontconfig and a font, such as DejaVu", e);
        }
    }

    private static List<Panel> panels(StudyView view) {
        List<Panel> panels = new ArrayList<>();
        List<Factor> factors = view.plan().factors();
        if (factors.isEmpty()) {
            panels.add(new StripPanel(FactorChart.single(view)));
        }
        HeatSection.ofArms(view).forEach(chart -> panels.add(new HeatPanel(chart.title(), chart)));
        for (int i = 0; i < factors.size(); i++) {
            FactorChart chart = FactorChart.of(view, i, view.analysis().usualCell());
            panels.add(factors.get(i).numeric() ? new LinePanel(chart) : new StripPanel(chart));
        }
        if (factors.size() > 1) {
            HeatSection heat = new HeatSection(view);
            for (int i = 0; i < Math.min(MOST_MAPS, heat.charts().size()); i++) {
                panels.add(new HeatPanel(heat.titles().get(i), heat.charts().get(i)));
            }
        }
        return panels;
    }

    /** One panel by itself, more of them two in a row, but for those that are wide. */
    private static List<List<Panel>> rows(List<Panel> panels) {
        List<List<Panel>> rows = new ArrayList<>();
        List<Panel> row = new ArrayList<>();
        for (Panel panel : panels) {
            if (!row.isEmpty() && (row.size() == 2 || panel.wide() || row.get(0).wide())) {
                rows.add(row);
                row = new ArrayList<>();
            }
            row.add(panel);
        }
        rows.add(row);
        return rows;
    }

    private static double height(List<Panel> row) {
        return TITLE + row.stream().mapToDouble(Panel::height).max().orElse(0) + GAP;
    }

    private static void paint(StudyView view, List<List<Panel>> rows, List<String> head, FigurePen pen) {
        double y = MARGIN;
        for (String line : head) {
            y += HEAD_LINE;
            pen.head(line.strip(), MARGIN, y - 12);
        }
        pen.note(
                view.measure() + ", " + Words.count(view.plan().cells().size(), "cell") + ", seeds "
                        + view.plan().seeds(),
                MARGIN,
                y + 26,
                0);
        legend(view, pen, y + 72);
        y += legendHeight(view);
        for (List<Panel> row : rows) {
            boolean whole = row.size() == 1 && (rows.size() == 1 || row.get(0).wide());
            double width = whole ? WIDTH - 2.0 * MARGIN : (WIDTH - 2.0 * MARGIN - GAP) / 2;
            for (int i = 0; i < row.size(); i++) {
                double x = MARGIN + i * (width + GAP);
                pen.label(row.get(i).title(), x, y + 14, width, 0);
                row.get(i).paint(pen, x, y + TITLE, width);
            }
            y += height(row);
        }
    }

    /** What the legend explains, one after the other. */
    private record Entry(String text, Sign sign) {
        /** Draws what stands before the text. */
        interface Sign {
            void draw(FigurePen pen, double x, double y);
        }

        double width() {
            return 58 + LETTER * text.length() + 36;
        }
    }

    private static List<Entry> entries(StudyView view) {
        List<Entry> entries = new ArrayList<>();
        for (String arm : view.keyed()) {
            entries.add(new Entry(view.analysis().label(arm), (pen, x, y) -> {
                pen.course(new double[] {x, x + 44}, new double[] {y, y}, view.style(arm));
                pen.mean(x + 22, y, view.style(arm));
            }));
        }
        String shown = view.analysis().measure().metric();
        if (view.analysis().judged().stream()
                .anyMatch(each -> each.expectation().metric().equals(shown))) {
            entries.add(new Entry("expected", (pen, x, y) -> pen.diamond(x + 22, y)));
        }
        if (view.chance() != null) {
            entries.add(new Entry("chance", (pen, x, y) -> pen.dashedLevel(y, x, x + 44)));
        }
        return entries;
    }

    /** As many in a line as fit. */
    private static List<List<Entry>> lines(List<Entry> entries) {
        List<List<Entry>> lines = new ArrayList<>();
        double x = WIDTH;
        for (Entry entry : entries) {
            if (x + entry.width() > WIDTH - MARGIN) {
                lines.add(new ArrayList<>());
                x = MARGIN;
            }
            lines.get(lines.size() - 1).add(entry);
            x += entry.width();
        }
        return lines;
    }

    private static double legendHeight(StudyView view) {
        return LEGEND + Math.max(0, lines(entries(view)).size() - 1) * LEGEND_LINE;
    }

    private static void legend(StudyView view, FigurePen pen, double y) {
        double line = y;
        for (List<Entry> entries : lines(entries(view))) {
            double x = MARGIN;
            for (Entry entry : entries) {
                entry.sign.draw(pen, x, line);
                x = pen.note(entry.text, x + 58, line + 7, 0) + 36;
            }
            line += LEGEND_LINE;
        }
    }
}
