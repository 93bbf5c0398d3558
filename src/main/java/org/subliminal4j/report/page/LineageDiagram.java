package org.subliminal4j.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Stage;
import org.subliminal4j.report.style.ArmStyle;
import org.subliminal4j.report.style.Shortened;

/**
 * Who descends from whom, as SVG: a box for each arm, one below the other; on the left the lines of what each starts from,
 * on the right those of whom each imitates. Narrow enough for a telephone, whatever the experiment.
 */
final class LineageDiagram {
    private static final int BOX = 276;
    private static final int GAP = 16;
    private static final int LINE = 17;
    private static final int PADDING = 10;
    private static final int TRACK = 13;
    private static final int GUTTER = 20;

    /** Characters of 12 pixels that a box has room for. */
    private static final int TEXT = 42;

    private static final int NAME = 34;

    private final Map<String, ArmStyle> styles;
    private final String id;
    private final String of;
    private final ArmWords words;
    private final List<Arm> arms;
    private final List<List<String>> texts = new ArrayList<>();
    private final List<Integer> tops = new ArrayList<>();
    private final int height;
    private final LineageTracks starts;
    private final LineageTracks teachers;
    private final int left;

    /**
     * The lineage of an experiment's arms.
     *
     * @param styles how each arm is drawn, by name
     * @param id     of the picture, of which a page has one
     * @param of     whose it is, where a page has several; may be empty
     */
    LineageDiagram(Experiment experiment, Map<String, ArmStyle> styles, String id, String of) {
        this.styles = styles;
        this.id = id;
        this.of = of;
        words = new ArmWords(experiment);
        arms = sourcesFirst(experiment.arms());
        int y = 2;
        for (Arm arm : arms) {
            texts.add(text(arm));
            tops.add(y);
            y += height(texts.get(texts.size() - 1)) + GAP;
        }
        height = y - GAP + 2;
        starts = tracks(arm -> ArmWords.startArms(arm.start()));
        teachers = tracks(ArmWords::teachers);
        left = width(starts);
    }

    private LineageTracks tracks(Function<Arm, Set<String>> sources) {
        Map<String, Set<String>> refersTo = new LinkedHashMap<>();
        arms.forEach(arm -> refersTo.put(arm.name(), sources.apply(arm)));
        return LineageTracks.of(arms.stream().map(Arm::name).toList(), refersTo);
    }

    private static int width(LineageTracks tracks) {
        return tracks.count() == 0 ? 2 : GUTTER + tracks.count() * TRACK;
    }

    private static int height(List<String> lines) {
        return 2 * PADDING + lines.size() * LINE - 2;
    }

    /** The arms in the order of the experiment, but none before an arm that it refers to. */
    private static List<Arm> sourcesFirst(List<Arm> arms) {
        Map<String, Arm> byName = new LinkedHashMap<>();
        arms.forEach(arm -> byName.put(arm.name(), arm));
        Set<String> ordered = new LinkedHashSet<>();
        arms.forEach(arm -> visit(arm, byName, ordered));
        return ordered.stream()
                .map(name -> Objects.requireNonNull(byName.get(name)))
                .toList();
    }

    private static void visit(Arm arm, Map<String, Arm> byName, Set<String> ordered) {
        Set<String> sources = new LinkedHashSet<>(ArmWords.startArms(arm.start()));
        sources.addAll(ArmWords.teachers(arm));
        sources.stream().filter(source -> !ordered.contains(source)).forEach(source -> {
            Arm other = byName.get(source);
            if (other != null) {
                visit(other, byName, ordered);
            }
        });
        ordered.add(arm.name());
    }

    private List<String> text(Arm arm) {
        List<String> lines = new ArrayList<>(List.of(arm.label(), "from " + words.start(arm.start())));
        for (Stage stage : arm.stages()) {
            lines.add(words.inputs(stage.inputs()) + ", "
                    + Html.count(stage.schedule().epochs(), "epoch"));
            lines.add(words.source(arm, stage));
        }
        if (arm.stages().isEmpty()) {
            lines.add("not trained");
        }
        return lines;
    }

    /** The key of the lines and the picture. */
    String html() {
        String key = Figures.key(List.of(
                Figures.entry("<path d=\"M1 6H29\" stroke=\"var(--muted)\" stroke-width=\"2\"/>", "starts from (left)"),
                Figures.entry(
                        "<path d=\"M1 6H29\" stroke=\"var(--hero)\" stroke-width=\"2\" stroke-dasharray=\"5 3\"/>",
                        "learns from (right)")));
        return key + svg();
    }

    private String svg() {
        int width = left + BOX + width(teachers);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                """
                <svg viewBox="0 0 %1$s %2$s" style="max-width:%3$spx" role="img" aria-labelledby="%4$s-title %4$s-text" \
                xmlns="http://www.w3.org/2000/svg">
                <title id="%4$s-title">Lineage of the arms%5$s</title>
                <desc id="%4$s-text">%6$s</desc>
                """,
                width,
                height,
                Math.round(width * 1.35),
                id,
                Html.escape(of),
                Html.escape(arms.stream()
                        .map(arm -> arm.label() + " " + words.sentence(arm))
                        .collect(Collectors.joining(" ")))));
        starts.lines().forEach(line -> svg.append(path(line, true)));
        teachers.lines().forEach(line -> svg.append(path(line, false)));
        for (int row = 0; row < arms.size(); row++) {
            svg.append(box(row));
        }
        return svg.append("</svg>").toString();
    }

    /** Leaves a box near its lower end and enters others near their upper end, so that lines on one track do not touch. */
    private String path(LineageTracks.Line line, boolean start) {
        int edge = start ? left : left + BOX;
        int away = start ? -1 : 1;
        int x = edge + away * (GUTTER - 4 + line.track() * TRACK);
        int from = tops.get(line.source()) + height(texts.get(line.source())) - 13;
        int to = tops.get(line.targets().get(line.targets().size() - 1)) + 16;
        String colour = start ? "muted" : "hero";
        StringBuilder path = new StringBuilder("M%s %sH%sV%s".formatted(edge, from, x, to));
        StringBuilder heads = new StringBuilder();
        for (int row : line.targets()) {
            int y = tops.get(row) + 16;
            path.append("M%s %sH%s".formatted(x, y, edge + away * 7));
            heads.append("M%s %sL%s %sL%s %sz".formatted(edge, y, edge + away * 8, y - 4, edge + away * 8, y + 4));
        }
        return "<path d=\"%s\" fill=\"none\" stroke=\"var(--%s)\" stroke-width=\"1.5\"%s/><path d=\"%s\" fill=\"var(--%s)\"/>\n"
                .formatted(path, colour, start ? "" : " stroke-dasharray=\"5 3\"", heads, colour);
    }

    private String box(int row) {
        ArmStyle style = Objects.requireNonNull(styles.get(arms.get(row).name()));
        List<String> lines = texts.get(row);
        int top = tops.get(row);
        StringBuilder box = new StringBuilder(
                "<g><title>%s</title><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"7\" fill=\"var(--card)\" stroke=\"var(--%s)\" stroke-width=\"2\"%s/>"
                        .formatted(
                                Html.escape(String.join("; ", lines)),
                                left,
                                top,
                                BOX,
                                height(lines),
                                style.colour().key(),
                                style.hollow() ? " stroke-dasharray=\"6 3\"" : ""));
        for (int i = 0; i < lines.size(); i++) {
            box.append("<text x=\"%s\" y=\"%s\" %s>%s</text>"
                    .formatted(
                            left + 12,
                            top + PADDING + 11 + i * LINE,
                            i == 0 ? "font-size=\"13\" font-weight=\"600\"" : "font-size=\"12\"",
                            Html.escape(Shortened.to(i == 0 ? NAME : TEXT, lines.get(i)))));
        }
        return box.append("</g>\n").toString();
    }

    /** Every arm as a sentence. */
    String list() {
        return arms.stream()
                .map(arm ->
                        "<li><b>%s</b> %s</li>".formatted(Html.escape(arm.label()), Html.escape(words.sentence(arm))))
                .collect(Collectors.joining("\n", "<ol>", "</ol>"));
    }
}
