package org.subliminal4j.study.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Policy;
import org.subliminal4j.common.NearestName;
import org.subliminal4j.study.Cell;
import org.subliminal4j.study.Expectation;
import org.subliminal4j.study.Factor;
import org.subliminal4j.study.Level;

/**
 * An entry under {@code expect}: one value, or one for each level of a factor, where {@code mean}, {@code sd} and the
 * like are mappings of levels.
 */
final class ExpectSpec {
    private static final List<String> KEYS =
            List.of("arm", "metric", "at", "by", "mean", "sd", "halfWidth", "interval", "n", "margin", "source");

    private final Fields fields;

    private ExpectSpec(Fields fields) {
        this.fields = fields;
    }

    static ExpectSpec read(Yaml yaml) {
        Fields fields = new Fields(yaml, "an expectation", KEYS);
        fields.required("arm");
        fields.required("mean");
        return new ExpectSpec(fields);
    }

    /**
     * The expectations of all cells that are meant.
     *
     * @param cells  of the study
     * @param usual  the metric of an expectation that names none
     * @param strict whether a level that the factor does not have is a mistake
     */
    List<Expectation> of(List<Factor> factors, List<Cell> cells, String usual, boolean strict) {
        List<Expectation> expectations = new ArrayList<>();
        String arm = arm(cells.get(0));
        String metric = metric(cells.get(0), arm, usual);
        for (Map<Integer, Level> at : places(factors, strict)) {
            for (Cell cell : cells) {
                if (at.entrySet().stream()
                        .allMatch(entry -> cell.levels().get(entry.getKey()).equals(entry.getValue()))) {
                    expectations.add(expectation(cell, arm, metric, by(factors, at)));
                }
            }
        }
        return expectations;
    }

    private String arm(Cell cell) {
        Yaml yaml = fields.required("arm");
        String arm = Fields.text(yaml, "'arm'");
        if (!cell.arms().contains(arm)) {
            throw yaml.place()
                    .problem("expected one of the arms that are wanted, " + String.join(", ", cell.arms())
                            + ", but found '" + arm + "': did you mean '" + NearestName.to(arm, cell.arms()) + "'?");
        }
        return arm;
    }

    private String metric(Cell cell, String arm, String usual) {
        Yaml metric = fields.get("metric");
        return metric == null
                ? usual
                : Metrics.of(Fields.text(metric, "'metric'"), cell.experiment().arm(arm), cell, metric.place());
    }

    /** The levels, by the number of their factor, of each value that is expected. */
    private List<Map<Integer, Level>> places(List<Factor> factors, boolean strict) {
        Map<Integer, Level> common = new LinkedHashMap<>();
        Yaml given = fields.get("at");
        if (given != null) {
            for (Map.Entry<String, Yaml.Entry> entry :
                    Fields.mapping(given, "'at' (factor: level)").entries().entrySet()) {
                int factor = factor(factors, entry.getKey(), entry.getValue().place());
                Yaml value = entry.getValue().value();
                Level level = level(factors.get(factor), Fields.text(value, "a level"), value.place(), strict);
                if (level == null) {
                    return List.of();
                }
                common.put(factor, level);
            }
        }
        if (!(fields.required("mean") instanceof Yaml.Mapping means)) {
            return List.of(common);
        }
        int by = byFactor(factors);
        List<Map<Integer, Level>> places = new ArrayList<>();
        means.entries().forEach((label, entry) -> {
            Level level = level(factors.get(by), label, entry.place(), strict);
            if (level != null) {
                Map<Integer, Level> at = new LinkedHashMap<>(common);
                at.put(by, level);
                places.add(at);
            }
        });
        return places;
    }

    private int byFactor(List<Factor> factors) {
        Yaml yaml = fields.get("by");
        if (yaml != null) {
            return factor(factors, Fields.text(yaml, "'by'"), yaml.place());
        }
        if (factors.size() == 1) {
            return 0;
        }
        throw fields.required("mean")
                .place()
                .problem("expected 'by' to say which factor the means are of, one of "
                        + String.join(", ", names(factors)) + ", but found none");
    }

    private @Nullable Level by(List<Factor> factors, Map<Integer, Level> at) {
        return fields.required("mean") instanceof Yaml.Mapping ? at.get(byFactor(factors)) : null;
    }

    private static int factor(List<Factor> factors, String name, Place place) {
        for (int i = 0; i < factors.size(); i++) {
            if (factors.get(i).isCalled(name)) {
                return i;
            }
        }
        List<String> names = names(factors);
        throw place.problem(
                names.isEmpty()
                        ? "unknown factor '" + name + "': nothing is varied"
                        : "unknown factor '" + name + "': did you mean '" + NearestName.to(name, names) + "'?");
    }

    private static List<String> names(List<Factor> factors) {
        return factors.stream()
                .map(factor -> factor.paths().size() == 1 ? factor.paths().get(0) : factor.name())
                .toList();
    }

    private static @Nullable Level level(Factor factor, String text, Place place, boolean strict) {
        Level level = factor.level(text);
        if (level == null && strict) {
            List<String> labels = factor.levels().stream().map(Level::label).toList();
            throw place.problem("unknown level '" + text + "' of '" + factor.name() + "': it is one of "
                    + String.join(", ", labels));
        }
        return level;
    }

    private Expectation expectation(Cell cell, String arm, String metric, @Nullable Level by) {
        Double n = number("n", by);
        if (n != null && (n != Math.rint(n) || n < 2)) {
            throw fields.required("n").place().problem("n must be a whole number of at least 2, but found " + n);
        }
        Double mean = number("mean", by);
        Double margin = number("margin", by);
        try {
            return new Expectation(
                    cell.index(),
                    arm,
                    metric,
                    mean == null ? Double.NaN : mean,
                    number("sd", by),
                    halfWidth(by),
                    n == null ? null : (Integer) n.intValue(),
                    margin == null ? Policy.MARGIN : margin,
                    fields.text("source", ""),
                    fields.place().toString());
        } catch (IllegalArgumentException e) {
            throw fields.place().problem(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Double halfWidth(@Nullable Level by) {
        Yaml interval = fields.get("interval");
        if (interval == null) {
            return number("halfWidth", by);
        }
        List<Yaml> ends = Fields.list(interval, "'interval'");
        double low = Fields.number(ends.get(0), "the lower end");
        double high = Fields.number(ends.get(ends.size() - 1), "the upper end");
        if (ends.size() != 2 || high <= low || fields.get("halfWidth") != null) {
            throw interval.place()
                    .problem("expected an interval [low, high] and no 'halfWidth' beside it, but found another thing");
        }
        return (high - low) / 2;
    }

    /** The number of a key, for all levels or for that one; null where there is none. */
    private @Nullable Double number(String key, @Nullable Level by) {
        Yaml yaml = fields.get(key);
        if (yaml == null) {
            return null;
        }
        if (!(yaml instanceof Yaml.Mapping mapping)) {
            return Fields.number(yaml, "'" + key + "'");
        }
        if (by == null) {
            throw yaml.place().problem("'" + key + "' has a value for each level, but 'mean' is a single one");
        }
        for (Map.Entry<String, Yaml.Entry> entry : mapping.entries().entrySet()) {
            Double number = YamlReader.number(entry.getKey());
            if (entry.getKey().equals(by.label()) || (number != null && number.equals(by.number()))) {
                return Fields.number(entry.getValue().value(), "'" + key + "'");
            }
        }
        throw yaml.place().problem("'" + key + "' has no value for the level '" + by.label() + "'");
    }
}
