package org.subliminal4j.experiment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.subliminal4j.common.Json;

/**
 * Many experiments as few, in which every lineage occurs once: what several of them share is trained once, and what can be
 * trained side by side is, across all of them. Experiments on one task become one experiment.
 *
 * @param experiments what is to be run
 * @param places      for each of the given questions, in their order, where its arms are: by their own names
 */
public record Union(List<Experiment> experiments, List<Map<String, Place>> places) {
    public Union {
        experiments = List.copyOf(experiments);
        places = List.copyOf(places);
    }

    /**
     * An experiment, and those of its arms that somebody wants to know of.
     *
     * @param wanted names of arms, at least one; what these descend from is run as well
     */
    public record Question(Experiment experiment, List<String> wanted) {
        public Question {
            wanted = List.copyOf(wanted);
            wanted.forEach(experiment::arm);
        }
    }

    /**
     * Where an arm is.
     *
     * @param experiment the number of the experiment in {@link Union#experiments}
     * @param arm        its name there
     * @param key        the key of its result: see {@link Lineage#result}
     */
    public record Place(int experiment, String arm, String key) {}

    /**
     * The union of {@code questions}.
     *
     * @param data where the content of the data sets is read from
     */
    public static Union of(List<Question> questions, DataSets data) {
        Map<Task, Member> members = new LinkedHashMap<>();
        List<Map<String, Place>> places = new ArrayList<>();
        for (Question question : questions) {
            Member member = members.computeIfAbsent(
                    question.experiment().task(), task -> new Member(members.size(), question.experiment()));
            places.add(member.add(question, data));
        }
        return new Union(members.values().stream().map(Member::experiment).toList(), places);
    }

    /** One experiment of the union, as it grows. */
    private static final class Member {
        private final int number;
        private final Experiment first;
        private final Map<String, Arm> arms = new LinkedHashMap<>();
        private final Map<String, Place> byKey = new HashMap<>();
        /** Any arm that comes to these weights, whatever is measured of it. */
        private final Map<String, String> byWeights = new HashMap<>();

        Member(int number, Experiment first) {
            this.number = number;
            this.first = first;
        }

        Map<String, Place> add(Question question, DataSets data) {
            Experiment experiment = unprobed(question);
            Lineage lineage = new Lineage(experiment, data);
            Family family = new Family(experiment.architecture(), experiment.arms());
            Set<String> needed = new LinkedHashSet<>();
            question.wanted().forEach(name -> needed.addAll(family.ancestors(name)));
            Map<String, String> names = new HashMap<>();
            Map<String, Place> found = new LinkedHashMap<>();
            for (String name : needed) {
                String weights = lineage.weights(name);
                boolean wanted = question.wanted().contains(name);
                if (!wanted && byWeights.containsKey(weights)) {
                    names.put(name, byWeights.get(weights));
                    continue;
                }
                Place place = byKey.computeIfAbsent(lineage.result(name), key -> {
                    Arm arm = renamed(experiment, experiment.arm(name), names);
                    arms.put(arm.name(), arm);
                    return new Place(number, arm.name(), key);
                });
                byWeights.putIfAbsent(weights, place.arm());
                names.put(name, place.arm());
                if (wanted) {
                    found.put(name, place);
                }
            }
            return Collections.unmodifiableMap(found);
        }

        /** Probes of arms that nobody asks for are not worth their time. */
        private static Experiment unprobed(Question question) {
            Experiment experiment = question.experiment();
            return new Experiment(
                    experiment.title(),
                    experiment.task(),
                    experiment.architecture(),
                    experiment.arms().stream()
                            .map(arm -> question.wanted().contains(arm.name()) ? arm : arm.probed())
                            .toList());
        }

        private Arm renamed(Experiment experiment, Arm arm, Map<String, String> names) {
            ObjectNode tree = (ObjectNode) Json.tree(arm);
            for (String part : List.of("start", "stages", "probes")) {
                tree.set(part, References.renamed(tree.get(part), names::get));
            }
            tree.put("name", unused(arm.name()));
            if (!experiment.architecture().equals(first.architecture())) {
                References.writeOutArchitecture(tree.get("start"), experiment.architecture());
            }
            try {
                return Json.parse(tree, Arm.class);
            } catch (IOException e) {
                throw new IllegalStateException("an arm must stay one under another name: " + tree, e);
            }
        }

        private String unused(String name) {
            String free = name;
            for (int i = 2; arms.containsKey(free); i++) {
                String end = "-" + i;
                free = name.substring(0, Math.min(name.length(), Arm.LONGEST_NAME - end.length())) + end;
            }
            return free;
        }

        Experiment experiment() {
            return new Experiment(first.title(), first.task(), first.architecture(), List.copyOf(arms.values()));
        }
    }
}
