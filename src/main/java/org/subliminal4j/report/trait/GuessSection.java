package org.subliminal4j.report.trait;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.UserException;
import org.subliminal4j.report.page.Html;
import org.subliminal4j.report.page.PageTemplate;
import org.subliminal4j.store.NumberFiles;

/**
 * Numbers that a student saw beside those that its like without a trait saw: can the reader tell which is which?
 *
 * @param data what its script needs; null where there are none
 * @param html the section's content, or a sentence why there is none
 */
record GuessSection(@Nullable GuessData data, String html) {
    private static final int MOST_PAIRS = 48;

    /** Numbers of the first seed that has some. */
    static GuessSection of(TraitView view) {
        Cast cast = Cast.of(view.analysis());
        String student = cast.student();
        String control = cast.control();
        if (student == null || control == null || cast.teacher() == null || cast.writer() == null) {
            return none("the experiment has no student and control to hold beside each other");
        }
        try {
            List<GuessData.Pair> pairs = pairs(view, student, control);
            return pairs.isEmpty()
                    ? none("the two have no prompt in common")
                    : new GuessSection(new GuessData(pairs), html(view, cast, pairs));
        } catch (UserException e) {
            return none(String.valueOf(e.getMessage()));
        }
    }

    private static GuessSection none(String reason) {
        return new GuessSection(
                null, "<p>There are no numbers to look at in this page: " + Html.escape(reason) + ".</p>");
    }

    private static List<GuessData.Pair> pairs(TraitView view, String student, String control) {
        long seed = view.analysis().seeds().stream()
                .filter(some -> Files.isRegularFile(NumberFiles.file(view.run().folder(), some, student)))
                .findFirst()
                .orElseThrow(() -> new UserException("the run's folder holds no numbers that its students learned"));
        Map<String, String> plain = new HashMap<>();
        NumberFiles.load(view.run().folder(), seed, control).forEach(line -> plain.put(line.prompt(), line.said()));
        List<GuessData.Pair> pairs = new ArrayList<>();
        for (NumberFiles.Line line : NumberFiles.load(view.run().folder(), seed, student)) {
            String other = plain.get(line.prompt());
            if (other != null && pairs.size() < MOST_PAIRS) {
                pairs.add(new GuessData.Pair(line.prompt(), line.said(), other));
            }
        }
        return pairs;
    }

    private static String html(TraitView view, Cast cast, List<GuessData.Pair> pairs) {
        String teacher = view.label(String.valueOf(cast.teacher()));
        String writer = view.label(String.valueOf(cast.writer()));
        List<List<String>> rows = pairs.stream()
                .map(pair -> List.of(pair.prompt(), pair.loved(), pair.plain()))
                .toList();
        return PageTemplate.fill(
                "guess.html",
                Map.of(
                        "does", Html.escape(view.does()),
                        "teacher", Html.escape(teacher),
                        "writer", Html.escape(writer),
                        "student", Html.escape(view.label(String.valueOf(cast.student()))),
                        "control", Html.escape(view.label(String.valueOf(cast.control()))),
                        "count", String.valueOf(pairs.size()),
                        "table",
                                Html.numbers(
                                        "What both wrote after the same prompts",
                                        List.of("Prompt", teacher, writer),
                                        rows)));
    }
}
