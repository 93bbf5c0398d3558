package org.subliminal4j.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Words;

/** What the arm of the headline takes each class for. */
final class ClassesFigure {
    /** A matrix of more classes than this cannot be read. */
    private static final int MOST_CLASSES = 30;

    private ClassesFigure() {}

    static String title(RunView view) {
        ClassesData classes = view.data().classes();
        return classes == null ? "Class by class" : "What " + classes.label() + " reads";
    }

    static String html(RunView view) {
        ClassesData classes = view.data().classes();
        if (classes == null) {
            return "<p>No network was left to be judged class by class.</p>";
        }
        if (classes.classes().size() > MOST_CLASSES) {
            return "<p>The data set has %s classes, too many to be drawn class by class.</p>"
                    .formatted(classes.classes().size());
        }
        List<String> titles = List.of("Right, of each class", "Answers, % of each class");
        List<String> plots = List.of(
                Figures.plot(
                        "classes",
                        view.index(),
                        "",
                        "Part of each class that " + classes.label() + " reads right" + view.of() + ": "
                                + words(classes)),
                Figures.plot(
                        "confusion",
                        view.index(),
                        "",
                        "Answers of " + classes.label() + " to the test images of each class, in percent" + view.of()));
        return Figures.figure(
                Html.escape(classes.label()) + " on the test images of "
                        + Html.escape(view.run().data()) + ", all seeds together. A dot is one seed.",
                Figures.panels(view.level() + 1, titles, plots),
                table(view, classes));
    }

    private static String words(ClassesData classes) {
        return classes.classes().stream()
                .map(one -> one.label() + " " + percent(one.sample().mean()))
                .collect(Collectors.joining(", "));
    }

    private static String table(RunView view, ClassesData classes) {
        List<String> heads = new ArrayList<>(List.of("Class shown"));
        classes.classes().forEach(one -> heads.add("read as " + one.label()));
        heads.add("read right");
        List<List<String>> rows = new ArrayList<>();
        for (ClassesData.ClassData one : classes.classes()) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(one.label())));
            one.answers().forEach(count -> row.add(String.format(Locale.ROOT, "%,d", count)));
            row.add(percent(one.sample().mean()));
            rows.add(row);
        }
        return Html.numbers("Answers of " + classes.label() + ", summed over the seeds" + view.of(), heads, rows);
    }

    private static String percent(@Nullable Double fraction) {
        return fraction == null ? "-" : Words.percent(fraction);
    }
}
