package org.subliminal4j.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.subliminal4j.common.Json;
import org.subliminal4j.training.RateSchedule;

/**
 * Arms that differ in nothing but the epochs of their last stage: the shorter ones are what the longest one was after
 * fewer epochs, so that they need no training of their own. Arms with probes are trained by themselves, and so are
 * language models and those whose rate depends on how many steps are planned.
 */
final class Riders {
    private final Map<String, List<Plan.Rider>> byHost = new HashMap<>();

    private Riders() {}

    /** Who rides on whom among the arms of {@code names}. */
    static Riders of(Experiment experiment, Collection<String> names) {
        if (experiment.task() instanceof Task.World) {
            return new Riders();
        }
        Map<JsonNode, List<Arm>> families = new LinkedHashMap<>();
        for (Arm arm : experiment.arms()) {
            if (names.contains(arm.name()) && !arm.stages().isEmpty()) {
                families.computeIfAbsent(apartFromLength(arm), key -> new ArrayList<>())
                        .add(arm);
            }
        }
        Riders riders = new Riders();
        for (List<Arm> family : families.values()) {
            Arm host =
                    family.stream().max(Comparator.comparingInt(Riders::epochs)).orElseThrow();
            List<Plan.Rider> shorter = family.stream()
                    .filter(arm -> epochs(arm) < epochs(host) && arm.probes().isEmpty() && steady(arm))
                    .map(arm -> new Plan.Rider(arm.name(), epochs(arm)))
                    .toList();
            riders.byHost.put(host.name(), shorter);
        }
        return riders;
    }

    /** The arms that ride on the arm of that name; none where it rides itself. */
    List<Plan.Rider> on(String host) {
        return byHost.getOrDefault(host, List.of());
    }

    /** Whether the arm of that name rides on another. */
    boolean contains(String name) {
        return byHost.values().stream().flatMap(List::stream).anyMatch(rider -> rider.arm()
                .equals(name));
    }

    private static JsonNode apartFromLength(Arm arm) {
        List<Stage> stages = new ArrayList<>(arm.stages());
        Stage last = stages.remove(stages.size() - 1);
        stages.add(last.with(last.schedule().withEpochs(1)));
        return Json.tree(List.of(arm.start(), stages));
    }

    private static boolean steady(Arm arm) {
        RateSchedule rate = last(arm).schedule().rate();
        return rate instanceof RateSchedule.Constant || rate instanceof RateSchedule.Steps;
    }

    private static int epochs(Arm arm) {
        return last(arm).schedule().epochs();
    }

    private static Stage last(Arm arm) {
        return arm.stages().get(arm.stages().size() - 1);
    }
}
