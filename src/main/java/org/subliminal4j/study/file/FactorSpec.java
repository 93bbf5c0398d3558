package org.subliminal4j.study.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.study.Factor;
import org.subliminal4j.study.Level;

/**
 * A factor with what each of its levels changes.
 *
 * @param name   what a reader calls it
 * @param paths  what it changes
 * @param levels at least one
 * @param place  where it stands
 */
record FactorSpec(String name, List<String> paths, List<LevelSpec> levels, Place place) {
    /**
     * A level with what it changes.
     *
     * @param label  what a reader calls it
     * @param number the same as a number; null for one that is none
     */
    record LevelSpec(String label, @Nullable Double number, List<Change> changes, Place place) {
        Level level() {
            return new Level(label, number);
        }
    }

    FactorSpec {
        Set<Object> seen = new HashSet<>();
        for (LevelSpec level : levels) {
            if (!seen.add(level.number == null ? level.label : level.number)) {
                throw level.place.problem("level '" + level.label + "' of '" + name + "' is there twice");
            }
        }
    }

    /** A factor of one path. */
    static FactorSpec vary(String path, Yaml yaml, Place place, UnaryOperator<String> names) {
        List<LevelSpec> levels = new ArrayList<>();
        for (Levels.Value value : Levels.read(yaml, path)) {
            List<Change> changes = List.of(new Change(path, value.json(), place));
            levels.add(new LevelSpec(value.label(), value.number(), changes, value.place()));
        }
        return new FactorSpec(names.apply(path), List.of(path), levels, place);
    }

    /** A factor of several paths, whose levels go together in their order; where all have the same ones, each is named once. */
    static FactorSpec zip(Yaml yaml, UnaryOperator<String> names) {
        Yaml.Mapping group = Fields.mapping(yaml, "a group under 'zip'");
        List<String> paths = List.copyOf(group.entries().keySet());
        List<List<Levels.Value>> columns = new ArrayList<>();
        for (String path : paths) {
            Yaml.Entry entry = group.entries().get(path);
            if (entry != null) {
                columns.add(Levels.read(entry.value(), path));
                int count = columns.get(columns.size() - 1).size();
                if (count != columns.get(0).size()) {
                    throw entry.place()
                            .problem("expected as many levels of '" + path + "' as of '" + paths.get(0) + "', "
                                    + columns.get(0).size() + ", but found " + count);
                }
            }
        }
        if (columns.isEmpty()) {
            throw yaml.place().problem("expected paths with levels in a group under 'zip', but found none");
        }
        boolean alike = columns.stream().map(FactorSpec::labels).distinct().count() == 1;
        List<LevelSpec> levels = new ArrayList<>();
        for (int i = 0; i < columns.get(0).size(); i++) {
            List<Change> changes = new ArrayList<>();
            List<String> labels = new ArrayList<>();
            for (int c = 0; c < columns.size(); c++) {
                Levels.Value value = columns.get(c).get(i);
                changes.add(new Change(paths.get(c), value.json(), value.place()));
                labels.add(value.label());
            }
            Levels.Value first = columns.get(0).get(i);
            String label = alike ? first.label() : String.join(" / ", labels);
            levels.add(new LevelSpec(label, alike ? first.number() : null, changes, first.place()));
        }
        String name = paths.stream().map(names).distinct().collect(Collectors.joining(" / "));
        return new FactorSpec(name, paths, levels, group.place());
    }

    private static List<String> labels(List<Levels.Value> column) {
        return column.stream().map(Levels.Value::label).toList();
    }

    /** A factor whose levels each change what they like. */
    static FactorSpec cases(String name, Yaml yaml, Place place) {
        List<LevelSpec> levels = new ArrayList<>();
        Fields.mapping(yaml, "'" + name + "' (name of a case: what it changes)")
                .entries()
                .forEach((label, entry) -> {
                    boolean nothing = entry.value() instanceof Yaml.Scalar scalar
                            && scalar.json().isNull();
                    List<Change> changes = nothing ? List.of() : changes(entry.value(), "the case '" + label + "'");
                    Double number = YamlReader.number(label);
                    levels.add(new LevelSpec(label, number, changes, entry.place()));
                });
        if (levels.isEmpty()) {
            throw place.problem("expected cases of '" + name + "', but found none");
        }
        List<String> paths = levels.stream()
                .flatMap(level -> level.changes.stream())
                .map(Change::path)
                .distinct()
                .toList();
        return new FactorSpec(name, paths, levels, place);
    }

    /** What a mapping of paths to values changes. */
    static List<Change> changes(Yaml yaml, String what) {
        List<Change> changes = new ArrayList<>();
        Fields.mapping(yaml, what)
                .entries()
                .forEach((path, entry) ->
                        changes.add(new Change(path, entry.value().json(), entry.place())));
        return changes;
    }

    /** The same without what it changes; {@code usual} is the number of the level of the base. */
    Factor factor(int usual) {
        return new Factor(name, paths, levels.stream().map(LevelSpec::level).toList(), usual);
    }
}
