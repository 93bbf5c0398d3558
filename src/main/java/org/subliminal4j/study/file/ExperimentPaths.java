package org.subliminal4j.study.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.NearestName;

/**
 * The paths into an experiment. One without an arm leads to the task or the architecture, whose own names may be left
 * out: {@code architecture.auxiliary} or {@code auxiliary}; {@code width} is that of all hidden layers, {@code
 * initialiser} that of all draws. Others begin with an arm's name, or with {@code students} (all arms that imitate,
 * or learn what another one wrote), {@code teachers} (all that are imitated so, but for a base that only read a corpus) or {@code all} (all that are trained; {@code *} is the same).
 */
final class ExperimentPaths {
    /** All arms that imitate, or learn what another one wrote. */
    static final String STUDENTS = "students";

    /** All arms that are imitated so, and are more than a base. */
    static final String TEACHERS = "teachers";

    /** All arms that are trained. */
    static final String ALL = "all";

    private final ObjectNode tree;

    /** @param tree the complete JSON of an experiment; targets change it */
    ExperimentPaths(ObjectNode tree) {
        this.tree = tree;
    }

    /**
     * Where a path leads: to at least one place.
     *
     * @throws IllegalArgumentException if it leads nowhere; its message names the nearest path
     */
    List<Target> resolve(String path) {
        String plain = path.replace("[", ".").replace("]", "").replaceFirst("^\\*\\.", ALL + ".");
        List<Target> own = experiment().get(plain);
        if (own != null) {
            return own;
        }
        int dot = plain.indexOf('.');
        String selector = dot < 0 ? plain : plain.substring(0, dot);
        if (!selectors().contains(selector) || dot < 0) {
            throw new IllegalArgumentException(
                    "unknown path '" + path + "': did you mean '" + NearestName.to(plain, candidates()) + "'?");
        }
        List<Target> targets = new ArrayList<>();
        for (ObjectNode arm : arms(selector)) {
            Map<String, List<Target>> known = paths(selector, arm);
            List<Target> found = known.get(plain.substring(dot + 1));
            if (found == null) {
                throw new IllegalArgumentException("unknown path '" + path + "'"
                        + (arm.path("stages").isEmpty() ? ", as '" + name(arm) + "' is not trained" : "")
                        + ": did you mean '" + selector + "."
                        + NearestName.to(plain.substring(dot + 1), known.keySet()) + "'?");
            }
            targets.addAll(found);
        }
        return targets;
    }

    /**
     * The names of the arms that an arm's name, {@code students}, {@code teachers} or {@code all} means.
     *
     * @throws IllegalArgumentException if it means none
     */
    List<String> armNames(String selector) {
        Set<String> known = selectors();
        String plain = selector.equals("*") ? ALL : selector;
        if (!known.contains(plain)) {
            throw new IllegalArgumentException("unknown arm '" + selector + "': did you mean '"
                    + NearestName.to(selector, known) + "'? It is one of " + String.join(", ", known));
        }
        return arms(plain).stream().map(ExperimentPaths::name).toList();
    }

    private Map<String, List<Target>> paths(String selector, ObjectNode arm) {
        return ArmPaths.of(arm, stage -> !selector.equals(STUDENTS) || imitated(stage) != null);
    }

    private Map<String, List<Target>> experiment() {
        Map<String, List<Target>> paths = new LinkedHashMap<>();
        for (String key : List.of("task", "architecture")) {
            Map<String, List<Target>> inside = ArmPaths.ofAny((ObjectNode) tree.path(key));
            paths.put(key, List.of(Target.of(tree, key)));
            inside.forEach((path, targets) -> paths.put(key + "." + path, targets));
            inside.forEach(paths::putIfAbsent);
        }
        if (tree.path("architecture").path("hidden") instanceof ArrayNode hidden && !hidden.isEmpty()) {
            paths.put("width", List.of(Target.ofAll(hidden)));
        }
        for (JsonNode arm : tree.path("arms")) {
            ArmPaths.of((ObjectNode) arm, stage -> false).forEach((path, targets) -> {
                if (path.startsWith("initialiser")) {
                    paths.computeIfAbsent(path, key -> new ArrayList<>()).addAll(targets);
                }
            });
        }
        return paths;
    }

    private List<ObjectNode> arms(String selector) {
        List<ObjectNode> chosen = armsIfAny(selector);
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + selector + "' means no arm of this experiment, whose arms are " + String.join(", ", names()));
        }
        return chosen;
    }

    private List<ObjectNode> armsIfAny(String selector) {
        Set<String> taught = new LinkedHashSet<>();
        Set<String> imitated = new LinkedHashSet<>();
        Set<String> imitating = new LinkedHashSet<>();
        for (JsonNode arm : tree.path("arms")) {
            for (JsonNode stage : arm.path("stages")) {
                if (!stage.path("inputs").path("kind").asText().equals("corpus")) {
                    taught.add(name(arm));
                }
                String teacher = imitated(stage);
                if (teacher != null) {
                    imitated.add(teacher);
                    imitating.add(name(arm));
                }
            }
        }
        boolean single = names().contains(selector);
        List<ObjectNode> chosen = new ArrayList<>();
        for (JsonNode arm : tree.path("arms")) {
            String name = name(arm);
            boolean is = single
                    ? name.equals(selector)
                    : switch (selector) {
                        case STUDENTS -> imitating.contains(name);
                        case TEACHERS -> imitated.contains(name) && taught.contains(name);
                        default -> !arm.path("stages").isEmpty();
                    };
            if (is) {
                chosen.add((ObjectNode) arm);
            }
        }
        return chosen;
    }

    /** The arm that a stage imitates, or whose numbers it learns; null if there is none. */
    private static @Nullable String imitated(JsonNode stage) {
        JsonNode source = stage.path("source");
        if (source.path("kind").asText().equals("imitate")) {
            return source.path("arm").asText();
        }
        return writer(stage.path("inputs"));
    }

    private static @Nullable String writer(JsonNode inputs) {
        if (inputs.path("kind").asText().equals("numbers")) {
            return inputs.path("arm").asText();
        }
        for (JsonNode part : inputs.path("of")) {
            String writer = writer(part);
            if (writer != null) {
                return writer;
            }
        }
        return null;
    }

    private static String name(JsonNode arm) {
        return arm.path("name").asText();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        tree.path("arms").forEach(arm -> names.add(name(arm)));
        return names;
    }

    private Set<String> selectors() {
        Set<String> selectors = new LinkedHashSet<>(names());
        selectors.addAll(List.of(STUDENTS, TEACHERS, ALL));
        return selectors;
    }

    private List<String> candidates() {
        Set<String> candidates = new LinkedHashSet<>(experiment().keySet());
        for (String selector : selectors()) {
            for (ObjectNode arm : armsIfAny(selector)) {
                paths(selector, arm).keySet().forEach(path -> candidates.add(selector + "." + path));
            }
        }
        return List.copyOf(candidates);
    }
}
