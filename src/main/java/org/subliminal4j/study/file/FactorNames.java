package org.subliminal4j.study.file;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a reader calls a path: {@code students.learningRate} is the learning rate of the students. */
final class FactorNames {
    private static final Map<String, String> KNOWN = Map.of(
            "auxiliary", "auxiliary logits",
            "batch", "batch size",
            "hidden", "hidden layers",
            "width", "width of the hidden layers",
            "initialiser.scale", "scale of the init",
            "initialiser.scheme", "kind of init",
            "initialiser", "kind of init");
    private static final List<String> GROUPS = List.of("stages", "schedule", "optimiser", "architecture", "task");

    private FactorNames() {}

    /** The name of a path that has none in the file. */
    static String of(String path) {
        String known = KNOWN.get(path.replaceFirst("^architecture\\.", ""));
        if (known != null) {
            return known;
        }
        String plain = path.replace("[", ".").replace("]", "").replaceFirst("^\\*\\.", "all.");
        int dot = plain.indexOf('.');
        boolean architecture = dot < 0 || GROUPS.contains(plain.substring(0, dot));
        String rest = architecture ? plain : plain.substring(dot + 1);
        String field = KNOWN.getOrDefault(rest, words(rest));
        return architecture ? field : field + " of " + owner(plain.substring(0, dot));
    }

    private static String owner(String selector) {
        return switch (selector) {
            case ExperimentPaths.STUDENTS -> "the students";
            case ExperimentPaths.TEACHERS -> "the teachers";
            case ExperimentPaths.ALL -> "all arms";
            default -> selector.equals("teacher") ? "the teacher" : selector;
        };
    }

    /** The steps of a path as words, without those that only group others: {@code noise length}. */
    private static String words(String path) {
        StringBuilder words = new StringBuilder();
        for (String step : path.split("\\.", -1)) {
            if (!GROUPS.contains(step) && !step.matches("\\d+")) {
                String plain = step.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
                words.append(words.isEmpty() ? "" : " ").append(plain);
            }
        }
        return words.isEmpty() ? path : words.toString();
    }
}
