package org.subliminal4j.experiment;

import java.util.List;
import org.subliminal4j.common.Printable;
import org.subliminal4j.common.Required;
import org.subliminal4j.training.Probe;

/**
 * One network of an experiment: where it starts, and what it goes through.
 *
 * @param name   what other arms and files call it: letters, digits and hyphens
 * @param label  what a reader calls it
 * @param start  where its parameters come from
 * @param stages its training, one phase after the other; none for an untrained network
 * @param probes what is to be known of it beside its loss and accuracy
 */
public record Arm(@Required String name, String label, Start start, List<Stage> stages, List<Probe> probes) {
    /** As long as a name can be. */
    static final int LONGEST_NAME = 64;

    public Arm {
        stages = List.copyOf(stages);
        probes = List.copyOf(probes);
        requireName(name);
        if (label.isBlank()) {
            label = name;
        }
    }

    /**
     * Refuses what can be no arm's name, wherever it was read.
     *
     * @throws IllegalArgumentException unless it is of 1 to 64 letters, digits and hyphens, not a hyphen first
     */
    public static void requireName(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9-]{0,63}")) {
            throw new IllegalArgumentException(
                    "name must be of 1 to 64 letters, digits and hyphens, but found '" + Printable.line(name) + "'");
        }
    }

    /** An untrained network, drawn as the paper's reference. */
    public static Arm untrained(String name) {
        return new Arm(name, "", Start.Fresh.DEFAULT, List.of(), List.of());
    }

    /** An arm that starts as another one ended, and goes through {@code stages}. */
    public static Arm from(String start, String name, Stage... stages) {
        return new Arm(name, "", new Start.Same(start), List.of(stages), List.of());
    }

    /** The same under another label. */
    public Arm labelled(String text) {
        return new Arm(name, text, start, stages, probes);
    }

    /** The same, looked at by probes. */
    public Arm probed(Probe... others) {
        return new Arm(name, label, start, stages, List.of(others));
    }

    /** What of it may name other arms: all but its own name and label. */
    List<Object> withoutName() {
        return List.of(start, stages, probes);
    }
}
