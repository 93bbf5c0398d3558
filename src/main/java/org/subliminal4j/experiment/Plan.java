package org.subliminal4j.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.Json;

/**
 * In what order the stages of an experiment are trained, and which of them side by side: stages that are ready at the
 * same time and have equal images, epochs, batches and order share one stream of batches. Found, not wired: whoever is
 * trained together, each arm comes to the same bits. Language models are trained one by one: a group is then all that are
 * ready at the same time. An arm that is another one after fewer epochs rides on that one, and costs nothing but its own evaluation.
 *
 * @param experiment what is planned
 * @param untrained  the arms that are only drawn and judged
 * @param groups     the stages to train, one group after the other
 */
public record Plan(Experiment experiment, List<String> untrained, List<Group> groups) {
    public Plan {
        untrained = List.copyOf(untrained);
        groups = List.copyOf(groups);
    }

    /**
     * Stages that are trained side by side.
     *
     * @param steps at least one
     */
    public record Group(List<Step> steps) {
        public Group {
            steps = List.copyOf(steps);
        }

        /** One of the stages: where they show images, all share its inputs, epochs, batch and order. */
        Stage stage(Experiment experiment) {
            return steps.get(0).stage(experiment);
        }
    }

    /**
     * An arm that is another one as it stood after fewer epochs of its last stage.
     *
     * @param arm    its name
     * @param epochs after how many
     */
    public record Rider(String arm, int epochs) {}

    /**
     * One stage of one arm.
     *
     * @param arm    the arm's name
     * @param stage  the stage's number, from 0
     * @param riders the arms that it is on its way; only in its last stage
     */
    public record Step(String arm, int stage, List<Rider> riders) {
        public Step {
            riders = List.copyOf(riders);
        }

        /** All arms that end in this step. */
        List<String> ending(Experiment experiment) {
            return Stream.concat(riders.stream().map(Rider::arm), last(experiment) ? Stream.of(arm) : Stream.of())
                    .toList();
        }

        Stage stage(Experiment experiment) {
            return experiment.arm(arm).stages().get(stage);
        }

        boolean last(Experiment experiment) {
            return stage == experiment.arm(arm).stages().size() - 1;
        }
    }

    /** The plan of all arms. */
    public static Plan of(Experiment experiment) {
        return of(experiment, experiment.arms().stream().map(Arm::name).toList());
    }

    /** The plan of the named arms, and of all that they descend from. */
    public static Plan of(Experiment experiment, Collection<String> wanted) {
        Family family = new Family(experiment.architecture(), experiment.arms());
        Set<String> needed = new LinkedHashSet<>();
        wanted.forEach(name -> needed.addAll(family.ancestors(name)));
        return new Planner(experiment, needed).plan();
    }

    /** All arms of the plan, in the order of the experiment. */
    public List<String> arms() {
        Set<String> planned = new LinkedHashSet<>(untrained);
        for (Group group : groups) {
            for (Step step : group.steps()) {
                planned.add(step.arm());
                step.riders().forEach(rider -> planned.add(rider.arm()));
            }
        }
        return experiment.arms().stream()
                .map(Arm::name)
                .filter(planned::contains)
                .toList();
    }

    /** Works out when each stage can begin. */
    private static final class Planner {
        private final Experiment experiment;
        private final Set<String> needed;
        private final Map<String, Integer> ends = new HashMap<>();

        Planner(Experiment experiment, Set<String> needed) {
            this.experiment = experiment;
            this.needed = needed;
        }

        Plan plan() {
            Map<Key, List<Step>> groups = new java.util.TreeMap<>(
                    java.util.Comparator.comparingInt(Key::level).thenComparingInt(Key::first));
            Map<JsonNode, Integer> firstOf = new LinkedHashMap<>();
            List<String> untrained = new ArrayList<>();
            Riders riders = Riders.of(experiment, needed);
            for (Arm arm : experiment.arms()) {
                if (!needed.contains(arm.name()) || riders.contains(arm.name())) {
                    continue;
                }
                if (arm.stages().isEmpty()) {
                    untrained.add(arm.name());
                }
                int level = begin(arm);
                for (int i = 0; i < arm.stages().size(); i++) {
                    level = Math.max(level, begin(arm.stages().get(i))) + 1;
                    int number = firstOf.size();
                    int first = firstOf.computeIfAbsent(stream(arm, arm.stages().get(i), level), key -> number);
                    groups.computeIfAbsent(new Key(level, first), key -> new ArrayList<>())
                            .add(new Step(
                                    arm.name(), i, i == arm.stages().size() - 1 ? riders.on(arm.name()) : List.of()));
                }
            }
            return new Plan(
                    experiment,
                    untrained,
                    groups.values().stream().map(Group::new).toList());
        }

        /** Groups in the order of their levels, then of their first arms. */
        private record Key(int level, int first) {}

        /** The level that an arm is through with. */
        private int end(String name) {
            Integer known = ends.get(name);
            if (known != null) {
                return known;
            }
            Arm arm = experiment.arm(name);
            int level = begin(arm);
            for (Stage stage : arm.stages()) {
                level = Math.max(level, begin(stage)) + 1;
            }
            ends.put(name, level);
            return level;
        }

        private int begin(Arm arm) {
            return latest(List.of(arm.start(), arm.probes()));
        }

        private int begin(Stage stage) {
            return latest(stage);
        }

        private int latest(Object description) {
            return References.of(description).stream().mapToInt(this::end).max().orElse(0);
        }

        /** What stages must have in common to be trained on one stream of batches. */
        private JsonNode stream(Arm arm, Stage stage, int level) {
            Map<String, @Nullable Object> stream = new LinkedHashMap<>();
            stream.put("level", level);
            if (experiment.task() instanceof Task.World) {
                // Each is trained by itself, and thus by whoever has time.
                return Json.tree(stream);
            }
            stream.put("inputs", Json.tree(stage.inputs()));
            stream.put(
                    "labelling", stage.source() instanceof Source.Labels labels ? Json.tree(labels.labelling()) : null);
            stream.put("features", experiment.architectureOf(arm.name()).inputs());
            stream.put("epochs", stage.schedule().epochs());
            stream.put("batch", stage.schedule().batchSize());
            stream.put("order", stage.order());
            return Json.tree(stream);
        }
    }
}
