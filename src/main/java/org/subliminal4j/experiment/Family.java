package org.subliminal4j.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Transformer;

/** Who descends from whom in an experiment, and whether it makes sense. */
final class Family {
    private final Architecture common;
    private final Map<String, Arm> arms = new LinkedHashMap<>();
    private final List<Arm> all;

    Family(Architecture common, List<Arm> arms) {
        this.common = common;
        this.all = arms;
        arms.forEach(arm -> this.arms.putIfAbsent(arm.name(), arm));
    }

    /**
     * Checks all arms.
     *
     * @param task what they are judged by
     * @throws IllegalArgumentException with what is wrong, and in which arm
     */
    void check(Task task) {
        if (all.isEmpty() || all.size() > Experiment.MOST_ARMS) {
            throw new IllegalArgumentException(
                    "arms must be 1 to " + Experiment.MOST_ARMS + ", but found " + all.size());
        }
        Set<String> names = new HashSet<>();
        for (Arm arm : all) {
            if (!names.add(arm.name())) {
                throw new IllegalArgumentException(
                        "arms must have different names, but found two '" + arm.name() + "'");
            }
        }
        for (Arm arm : all) {
            for (String name : References.of(arm.withoutName())) {
                if (!arms.containsKey(name)) {
                    throw problem(
                            arm,
                            "expected one of the arms " + String.join(", ", arms.keySet()) + ", but found '" + name
                                    + "'");
                }
            }
        }
        all.forEach(arm -> ancestors(arm.name()));
        for (Arm arm : all) {
            try {
                new ArmCheck(this, arm).check(task);
            } catch (IllegalArgumentException e) {
                throw e.getMessage() != null && e.getMessage().startsWith("arm '")
                        ? e
                        : problem(arm, String.valueOf(e.getMessage()));
            }
        }
    }

    /** The arm of that name, which is known to be there. */
    Arm arm(String name) {
        return java.util.Objects.requireNonNull(arms.get(name), name);
    }

    /** All that an arm descends from or looks at, itself last. */
    Set<String> ancestors(String name) {
        Set<String> found = new LinkedHashSet<>();
        collect(name, new ArrayList<>(), found);
        return found;
    }

    private void collect(String name, List<String> way, Set<String> found) {
        if (way.contains(name)) {
            way.add(name);
            throw problem(
                    arm(name),
                    "an arm cannot descend from itself, but "
                            + String.join(" needs ", way.subList(way.indexOf(name), way.size())));
        }
        if (found.contains(name)) {
            return;
        }
        way.add(name);
        References.of(arm(name).withoutName()).forEach(other -> collect(other, way, found));
        way.remove(way.size() - 1);
        found.add(name);
    }

    /** The shape of the network that a start gives. */
    Architecture architecture(Start start) {
        if (start instanceof Start.Fresh fresh) {
            return fresh.architecture() == null ? common : fresh.architecture();
        }
        if (start instanceof Start.Same same) {
            return architecture(arm(same.arm()).start());
        }
        if (start instanceof Start.Mixed mixed) {
            return architecture(mixed.base());
        }
        if (start instanceof Start.Perturbed perturbed) {
            return architecture(perturbed.start());
        }
        return architecture(((Start.Permuted) start).start());
    }

    /** Checks that a start can be made. */
    void check(Start start) {
        Architecture architecture = architecture(start);
        Layout layout = architecture.layout();
        if (start instanceof Start.Fresh fresh) {
            if (architecture instanceof Transformer && !fresh.initialiser().equals(Initialiser.DEFAULT)) {
                throw new IllegalArgumentException(
                        "a transformer is drawn in a way of its own: expected no initialiser," + " but found "
                                + fresh.initialiser());
            }
        } else if (start instanceof Start.Mixed mixed) {
            check(mixed.base());
            check(mixed.other());
            layout.expand(mixed.parts());
            requireSameShape(architecture, architecture(mixed.other()));
        } else if (start instanceof Start.Perturbed perturbed) {
            check(perturbed.start());
            layout.expand(perturbed.parts());
        } else if (start instanceof Start.Permuted permuted) {
            check(permuted.start());
            if (!(architecture instanceof Dense dense)) {
                throw new IllegalArgumentException(
                        "only the hidden units of a dense network can be permuted, not those of "
                                + architecture.label());
            }
            for (int layer : permuted.layers()) {
                if (layer < 1 || layer > dense.hidden().size()) {
                    throw new IllegalArgumentException("expected hidden layers from 1 to "
                            + dense.hidden().size() + " of " + dense.label() + ", but found " + layer);
                }
            }
        }
    }

    private static void requireSameShape(Architecture base, Architecture other) {
        if (!base.layout().tensors().equals(other.layout().tensors())) {
            throw new IllegalArgumentException("layers can be mixed between networks of one shape only, but found "
                    + base.label() + " and " + other.label());
        }
    }

    /** The draw that a start goes back to; null for one that goes back to several. */
    Start.@Nullable Fresh root(Start start) {
        if (start instanceof Start.Fresh fresh) {
            return fresh;
        }
        if (start instanceof Start.Same same) {
            return root(arm(same.arm()).start());
        }
        if (start instanceof Start.Perturbed perturbed) {
            return root(perturbed.start());
        }
        if (start instanceof Start.Permuted permuted) {
            return root(permuted.start());
        }
        return null;
    }

    private static IllegalArgumentException problem(Arm arm, String message) {
        return new IllegalArgumentException("arm '" + arm.name() + "': " + message);
    }
}
