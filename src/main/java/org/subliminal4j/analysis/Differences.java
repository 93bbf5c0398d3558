package org.subliminal4j.analysis;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;

/** In what two experiments differ, each difference as a phrase that opens with the path of the key in the file. */
public final class Differences {
    /** What no result depends on. */
    private static final Set<String> FOR_READERS = Set.of("title", "label", "probes");

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    /**
     * What is different in {@code here}, such as {@code arms.student-aux.stages[0].schedule.epochs 1 instead of 5}; empty
     * where nothing is that a result depends on. Arms are told apart by name, in whichever order.
     */
    public static List<String> between(Experiment here, Experiment there) {
        Differences differences = new Differences();
        differences.compare("task", here.task(), there.task());
        differences.compare("architecture", here.architecture(), there.architecture());
        differences.compareArms(here.arms(), there.arms());
        return List.copyOf(differences.found);
    }

    private void compareArms(List<Arm> here, List<Arm> there) {
        Map<String, Arm> others = there.stream().collect(Collectors.toMap(Arm::name, Function.identity()));
        for (Arm arm : here) {
            Arm other = others.remove(arm.name());
            if (other == null) {
                found.add("arms." + arm.name() + " here alone");
            } else {
                compare("arms." + arm.name(), arm, other);
            }
        }
        there.stream()
                .filter(arm -> others.containsKey(arm.name()))
                .forEach(arm -> found.add("arms." + arm.name() + " missing"));
    }

    private void compare(String path, @Nullable Object here, @Nullable Object there) {
        if (Objects.equals(here, there)) {
            return;
        }
        if (here instanceof Record a && there instanceof Record b && a.getClass() == b.getClass()) {
            for (RecordComponent component : a.getClass().getRecordComponents()) {
                if (!FOR_READERS.contains(component.getName())) {
                    compare(
                            path + "." + component.getName(),
                            Components.value(a, component),
                            Components.value(b, component));
                }
            }
        } else if (here instanceof List<?> a && there instanceof List<?> b && records(a) && records(b)) {
            compareLists(path, a, b);
        } else {
            found.add(path + " " + words(here) + " instead of " + words(there));
        }
    }

    private void compareLists(String path, List<?> here, List<?> there) {
        for (int i = 0; i < Math.max(here.size(), there.size()); i++) {
            String place = path + "[" + i + "]";
            if (i >= there.size()) {
                found.add(place + " " + words(here.get(i)) + " here alone");
            } else if (i >= here.size()) {
                found.add(place + " " + words(there.get(i)) + " missing");
            } else {
                compare(place, here.get(i), there.get(i));
            }
        }
    }

    private static boolean records(List<?> list) {
        return list.stream().allMatch(Record.class::isInstance);
    }

    private static String words(@Nullable Object value) {
        if (value == null) {
            return "none";
        }
        if (value instanceof Record record) {
            return Components.typeName(record);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Differences::words).toList().toString();
        }
        return value.toString();
    }
}
