package org.subliminal4j.study.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The paths into one arm: as its JSON has them, such as {@code stages.0.schedule.optimiser.learningRate}, and shorter ones
 * that lead to all of its stages, such as {@code learningRate}.
 */
final class ArmPaths {
    private static final String INITIALISER = "initialiser";

    private final Map<String, List<Target>> paths = new LinkedHashMap<>();

    private ArmPaths() {}

    /**
     * The paths into {@code arm}.
     *
     * @param stages which of its stages the short forms mean
     */
    static Map<String, List<Target>> of(ObjectNode arm, Predicate<JsonNode> stages) {
        ArmPaths all = new ArmPaths();
        for (String key : List.of("label", "start", "stages", "probes")) {
            all.walk(key, Target.of(arm, key), all.paths);
        }
        all.initialisers(arm.path("start"));
        List<JsonNode> chosen = new ArrayList<>();
        arm.path("stages").forEach(stage -> {
            if (stages.test(stage)) {
                chosen.add(stage);
            }
        });
        // What stands further up is meant where a short form could mean two things.
        for (String part : List.of("", "schedule", "schedule.optimiser", "loss", "inputs", "source")) {
            all.shortForms(chosen, part);
        }
        all.alias("batchSize", "batch");
        all.alias("source.arm", "teacher");
        return all.paths;
    }

    private void shortForms(List<JsonNode> stages, String part) {
        Map<String, List<Target>> found = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (JsonNode stage : stages) {
            JsonNode node = stage;
            for (String step : part.isEmpty() ? List.<String>of() : List.of(part.split("\\."))) {
                node = node.path(step);
            }
            Map<String, List<Target>> own = new LinkedHashMap<>();
            meant(node).forEach(object -> children("", object, own));
            own.forEach((path, targets) -> {
                found.computeIfAbsent(path, key -> new ArrayList<>()).addAll(targets);
                counts.merge(path, 1, Integer::sum);
            });
        }
        // A short form means all of the stages, or nothing.
        found.forEach((path, targets) -> {
            if (stages.size() == counts.getOrDefault(path, 0)) {
                paths.putIfAbsent(path, targets);
            }
        });
    }

    /** Of a mix the numbers in it, as if each were all that is read. */
    private static List<ObjectNode> meant(JsonNode node) {
        List<ObjectNode> meant = new ArrayList<>();
        boolean mix = node.path("kind").asText().equals("mix");
        for (JsonNode part : mix ? node.path("of") : List.of(node)) {
            if (part instanceof ObjectNode object
                    && (!mix || part.path("kind").asText().equals("numbers"))) {
                meant.add(object);
            }
        }
        return meant;
    }

    private void alias(String path, String other) {
        List<Target> targets = paths.get(path);
        if (targets != null) {
            paths.putIfAbsent(other, targets);
        }
    }

    private void initialisers(JsonNode start) {
        if (start.path(INITIALISER).isObject()) {
            walk(INITIALISER, Target.of((ObjectNode) start, INITIALISER), paths);
        }
        for (String part : List.of("base", "other", "start")) {
            if (start.path(part).isObject()) {
                initialisers(start.path(part));
            }
        }
    }

    private void walk(String path, Target target, Map<String, List<Target>> found) {
        found.computeIfAbsent(path, key -> new ArrayList<>()).add(target);
        if (target.value() instanceof ObjectNode object) {
            children(path + ".", object, found);
        } else if (target.value() instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                walk(path + "." + i, Target.of(array, i), found);
            }
        }
    }

    private void children(String prefix, ObjectNode object, Map<String, List<Target>> found) {
        object.fieldNames().forEachRemaining(key -> {
            if (!key.equals("kind")) {
                walk(prefix + key, Target.of(object, key), found);
            }
        });
    }

    /** The paths into {@code object}, as its JSON has them. */
    static Map<String, List<Target>> ofAny(ObjectNode object) {
        ArmPaths all = new ArmPaths();
        all.children("", object, all.paths);
        return all.paths;
    }
}
