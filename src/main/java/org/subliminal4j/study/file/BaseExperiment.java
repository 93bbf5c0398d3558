package org.subliminal4j.study.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.NearestName;
import org.subliminal4j.common.Reason;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Experiments;

/**
 * What a study starts from: an experiment by name, that of a preset with what the preset sets, that of a file, or one
 * that is written out in the study file as in an experiment's JSON.
 */
final class BaseExperiment {
    private static final String PAPER = "paper";
    private static final int LONGEST_CHAIN = 10;

    private BaseExperiment() {}

    /**
     * Reads a base.
     *
     * @param yaml   its value; null for the paper's experiment
     * @param folder where files are looked for; null for a preset
     * @param depth  how many files led here
     */
    static Experiment read(@Nullable Yaml yaml, @Nullable Path folder, int depth) {
        if (yaml == null) {
            return Experiment.paper();
        }
        if (yaml instanceof Yaml.Mapping) {
            return inline(yaml);
        }
        String name = Fields.text(yaml, "'base'");
        if (name.equals(PAPER)) {
            return Experiment.paper();
        }
        if (Experiments.NAMES.contains(name)) {
            return Experiments.load(name);
        }
        if (Presets.list().contains(name)) {
            return Presets.get(name).settled();
        }
        if (folder != null && name.matches(".*\\.(json|ya?ml)")) {
            return file(yaml, folder.resolve(name), depth);
        }
        List<String> known = new ArrayList<>(Presets.list());
        known.addAll(Experiments.NAMES);
        throw yaml.place()
                .problem(
                        "unknown base '" + name + "': did you mean '" + NearestName.to(name, known) + "'? It is one of "
                                + String.join(", ", known) + ", a file (.yaml or .json), or a whole experiment");
    }

    private static Experiment inline(Yaml yaml) {
        try {
            return Json.parse(yaml.json(), Experiment.class);
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            throw yaml.find(path(message)).problem(Changes.readable(message, ""));
        }
    }

    /** The path that a message of {@link Json} is about. */
    private static String path(String message) {
        String[] parts = message.split("'", 3);
        return parts.length == 3 ? parts[1] : "";
    }

    private static Experiment file(Yaml yaml, Path file, int depth) {
        if (depth >= LONGEST_CHAIN) {
            throw yaml.place()
                    .problem("expected a base that ends somewhere, but found " + depth + " files that name each other");
        }
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw yaml.place().problem("cannot read the base " + file + ": " + Reason.of(e));
        }
        Yaml root = YamlReader.read(file.toString(), text);
        return root instanceof Yaml.Mapping mapping && isExperiment(mapping)
                ? inline(root)
                : StudyReader.read(file.toString(), text, file.toAbsolutePath().getParent(), depth + 1)
                        .settled();
    }

    /** Whether a mapping is an experiment, not a study: its arms are described, not named. */
    private static boolean isExperiment(Yaml.Mapping mapping) {
        Yaml.Entry arms = mapping.entries().get("arms");
        return arms != null
                && arms.value() instanceof Yaml.Sequence list
                && list.items().stream().anyMatch(Yaml.Mapping.class::isInstance);
    }
}
