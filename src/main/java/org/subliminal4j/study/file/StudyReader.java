package org.subliminal4j.study.file;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.Json;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Source;
import org.subliminal4j.study.Seeds;
import org.subliminal4j.training.Probe;

/** Reads the keys of a study file. */
final class StudyReader {
    /** All keys, in the order in which they read well. */
    static final List<String> KEYS = List.of(
            "title", "about", "base", "set", "vary", "zip", "cases", "names", "seeds", "arms", "metric", "probes",
            "expect");

    /** As many as can show a difference, and two more: see {@link org.subliminal4j.analysis.Policy#fewestPairs()}. */
    private static final int USUAL_SEEDS = 10;

    private final Fields fields;
    private final Map<String, String> names = new LinkedHashMap<>();

    private StudyReader(Fields fields) {
        this.fields = fields;
    }

    /**
     * Reads a study.
     *
     * @param folder where files that it names are looked for; null for a preset
     * @param depth  how many files led here
     */
    static Draft read(String file, String text, @Nullable Path folder, int depth) {
        Yaml root = YamlReader.read(file, text);
        return new StudyReader(new Fields(root, "a study", KEYS)).draft(text, folder, depth);
    }

    private Draft draft(String text, @Nullable Path folder, int depth) {
        Experiment base = BaseExperiment.read(fields.get("base"), folder, depth);
        Yaml given = fields.get("names");
        if (given != null) {
            Fields.mapping(given, "'names' (path: name)")
                    .entries()
                    .forEach(
                            (path, entry) -> names.put(path, Fields.text(entry.value(), "the name of '" + path + "'")));
        }
        List<Change> set = new ArrayList<>();
        Yaml changes = fields.get("set");
        if (changes != null) {
            set.addAll(FactorSpec.changes(changes, "'set' (path: value)"));
        }
        Yaml probes = fields.get("probes");
        if (probes != null) {
            set.addAll(probes(probes, base));
        }
        List<ExpectSpec> expect = new ArrayList<>();
        Yaml list = fields.get("expect");
        if (list != null) {
            Fields.list(list, "'expect'").forEach(item -> expect.add(ExpectSpec.read(item)));
        }
        return new Draft(
                text,
                fields.text("title", base.title()),
                fields.text("about", "").strip(),
                base,
                set,
                factors(),
                fields.get("seeds", StudyReader::seeds, Seeds.first(USUAL_SEEDS)),
                fields.get("arms", StudyReader::arms, List.of()),
                fields.get("metric"),
                expect,
                true);
    }

    private List<FactorSpec> factors() {
        List<FactorSpec> factors = new ArrayList<>();
        // In the order of the file.
        for (String key : fields.keys()) {
            Yaml value = fields.get(key);
            if (value != null && key.equals("vary")) {
                Fields.mapping(value, "'vary' (path: levels)")
                        .entries()
                        .forEach((path, entry) ->
                                factors.add(FactorSpec.vary(path, entry.value(), entry.place(), this::name)));
            } else if (value != null && key.equals("zip")) {
                Fields.list(value, "'zip'").forEach(group -> factors.add(FactorSpec.zip(group, this::name)));
            } else if (value != null && key.equals("cases")) {
                Fields.mapping(value, "'cases' (name: cases)")
                        .entries()
                        .forEach((name, entry) -> factors.add(FactorSpec.cases(name, entry.value(), entry.place())));
            }
        }
        return factors;
    }

    private String name(String path) {
        return names.getOrDefault(path, FactorNames.of(path));
    }

    private static List<Yaml> arms(Yaml yaml) {
        return yaml instanceof Yaml.Scalar ? List.of(yaml) : Fields.list(yaml, "'arms'");
    }

    /** {@code 20}, {@code 1-10,15}, or a list of such. */
    static Seeds seeds(Yaml yaml) {
        List<String> parts = new ArrayList<>();
        if (yaml instanceof Yaml.Sequence list) {
            list.items().forEach(item -> parts.add(Fields.text(item, "a seed")));
        } else {
            parts.add(Fields.text(yaml, "'seeds'"));
        }
        try {
            return Seeds.parse(yaml instanceof Yaml.Sequence ? String.join(",", parts) + "," : parts.get(0));
        } catch (IllegalArgumentException e) {
            throw yaml.place().problem(String.valueOf(e.getMessage()));
        }
    }

    /** The probes of the file behind those of the base. */
    private static List<Change> probes(Yaml yaml, Experiment base) {
        ExperimentPaths paths = new ExperimentPaths((ObjectNode) Json.tree(base));
        Map<String, ArrayNode> probes = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        Fields.mapping(yaml, "'probes' (arm: list of probes)").entries().forEach((selector, entry) -> {
            for (String arm : armNames(paths, selector, entry.place())) {
                ArrayNode all = probes.computeIfAbsent(
                        arm, name -> (ArrayNode) Json.tree(base.arm(name).probes()));
                places.put(arm, entry.place());
                Fields.list(entry.value(), "the probes of '" + selector + "'")
                        .forEach(probe -> all.add(probe(probe.json(), base.arm(arm))));
            }
        });
        List<Change> changes = new ArrayList<>();
        probes.forEach(
                (arm, all) -> changes.add(new Change(arm + ".probes", all, Objects.requireNonNull(places.get(arm)))));
        return changes;
    }

    /** The arms that a selector means; a mistake stands at {@code place}. */
    static List<String> armNames(ExperimentPaths paths, String selector, Place place) {
        try {
            return paths.armNames(selector);
        } catch (IllegalArgumentException e) {
            throw place.problem(String.valueOf(e.getMessage()));
        }
    }

    /** A probe that looks at another arm looks at the teacher, where nothing is said. */
    private static JsonNode probe(JsonNode json, Arm arm) {
        ObjectNode probe = JsonNodeFactory.instance.objectNode();
        if (json.isTextual()) {
            probe.set("kind", json);
        } else if (json.isObject()) {
            probe.setAll((ObjectNode) json);
        } else {
            return json;
        }
        String teacher = teacher(arm);
        if (teacher != null
                && !probe.has("arm")
                && namesAnArm(probe.path("kind").asText())) {
            probe.put("arm", teacher);
        }
        return probe;
    }

    private static @Nullable String teacher(Arm arm) {
        return arm.stages().stream()
                .map(stage -> stage.source() instanceof Source.Imitate imitate ? imitate.arm() : null)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean namesAnArm(String kind) {
        return probes().filter(type -> kind(type).equals(kind))
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .anyMatch(component -> component.getName().equals("arm"));
    }

    /** The kinds of probes that there are. */
    static List<String> probeKinds() {
        return probes().map(StudyReader::kind).toList();
    }

    private static Stream<Class<?>> probes() {
        return Arrays.stream(Probe.class.getPermittedSubclasses())
                .filter(type -> type.isAnnotationPresent(JsonTypeName.class));
    }

    private static String kind(Class<?> probe) {
        return probe.getAnnotation(JsonTypeName.class).value();
    }
}
