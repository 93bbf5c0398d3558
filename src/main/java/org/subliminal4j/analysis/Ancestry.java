package org.subliminal4j.analysis;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Source;
import org.subliminal4j.experiment.Start;

/**
 * Who descends from whom in an experiment. What an arm descends from is told as a value in which no arm has a name: equal
 * values, in whichever experiments, are equal networks for equal seeds and data.
 */
final class Ancestry {
    /** How near the start of a student is to that of its teacher. */
    enum Nearness {
        /** No draw in common. */
        OTHER,
        /** Drawn from the same, then changed: mixed, perturbed, permuted. */
        RELATED,
        /** The same parameters. */
        OWN
    }

    private final Experiment experiment;
    private final Map<String, Arm> arms = new LinkedHashMap<>();

    Ancestry(Experiment experiment) {
        this.experiment = experiment;
        experiment.arms().forEach(arm -> arms.put(arm.name(), arm));
    }

    /** All that decides what the arm becomes, but for the seed and the data. */
    Object lineage(String name) {
        Arm arm = arm(name);
        return List.of(start(arm.start()), value(arm.stages()));
    }

    /** All that decides where an arm of that start begins. */
    Object start(Start start) {
        if (start instanceof Start.Same same) {
            Arm arm = arm(same.arm());
            return arm.stages().isEmpty() ? start(arm.start()) : lineage(same.arm());
        }
        return value(start);
    }

    /** The arms that {@code arm} imitates, in the order of its stages. */
    static Set<String> teachers(Arm arm) {
        Set<String> teachers = new LinkedHashSet<>();
        arm.stages().forEach(stage -> {
            if (stage.source() instanceof Source.Imitate imitate) {
                teachers.add(imitate.arm());
            }
        });
        return teachers;
    }

    /** How near the init behind {@code arm} is to that behind the nearest of its teachers. */
    Nearness nearness(Arm arm) {
        Nearness nearest = Nearness.OTHER;
        for (String teacher : teachers(arm)) {
            Start other = arm(teacher).start();
            Set<Object> shared = draws(arm.start());
            shared.retainAll(draws(other));
            Nearness found = origin(arm.start()).equals(origin(other))
                    ? Nearness.OWN
                    : shared.isEmpty() ? Nearness.OTHER : Nearness.RELATED;
            nearest = found.compareTo(nearest) > 0 ? found : nearest;
        }
        return nearest;
    }

    /** The arm that {@code arm} starts from, or an untrained one of the same start; null if there is none. */
    @Nullable
    Arm startOf(Arm arm) {
        if (arm.start() instanceof Start.Same same) {
            return arm(same.arm());
        }
        Object start = start(arm.start());
        return arms.values().stream()
                .filter(other -> other.stages().isEmpty() && !other.name().equals(arm.name()))
                .filter(other -> start(other.start()).equals(start))
                .findFirst()
                .orElse(null);
    }

    /** The init at the far end of a chain of arms that each start as another one ended. */
    private Object origin(Start start) {
        return start instanceof Start.Same same ? origin(arm(same.arm()).start()) : value(start);
    }

    /** All draws that a start is made of. */
    private Set<Object> draws(Start start) {
        Set<Object> draws = new HashSet<>();
        if (start instanceof Start.Fresh) {
            draws.add(value(start));
        } else if (start instanceof Start.Same same) {
            draws.addAll(draws(arm(same.arm()).start()));
        } else if (start instanceof Record parts) {
            for (RecordComponent component : parts.getClass().getRecordComponents()) {
                if (Components.value(parts, component) instanceof Start part) {
                    draws.addAll(draws(part));
                }
            }
        }
        return draws;
    }

    private Object value(@Nullable Object node) {
        if (node == null) {
            return "none";
        }
        if (node instanceof Start.Same same) {
            return start(same);
        }
        if (node instanceof List<?> list) {
            return list.stream().map(this::value).toList();
        }
        if (!(node instanceof Record fields)) {
            return node;
        }
        List<Object> values = new ArrayList<>();
        values.add(node.getClass());
        for (RecordComponent component : fields.getClass().getRecordComponents()) {
            Object field = Components.value(fields, component);
            if (component.getName().equals("arm") && field instanceof String name) {
                values.add(lineage(name));
            } else if (node instanceof Start.Fresh && component.getName().equals("architecture") && field == null) {
                values.add(value(experiment.architecture()));
            } else {
                values.add(value(field));
            }
        }
        return values;
    }

    private Arm arm(String name) {
        Arm arm = arms.get(name);
        if (arm == null) {
            throw new IllegalArgumentException("expected one of the arms " + arms.keySet() + ", but found " + name);
        }
        return arm;
    }
}
