package org.subliminal4j.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.subliminal4j.training.Probe;

/** Whether the probes of an arm have something to look at, and names of their own for what they tell. */
final class ProbeCheck {
    private ProbeCheck() {}

    /** @throws IllegalArgumentException with what is wrong */
    static void check(Arm arm) {
        List<Stage> stages = arm.stages();
        boolean trained = !stages.isEmpty() && !(stages.get(stages.size() - 1).source() instanceof Source.Prompt);
        if (!trained && !arm.probes().isEmpty()) {
            throw new IllegalArgumentException("probes look at training, but there is no stage to look at");
        }
        Set<Class<?>> kinds = new HashSet<>();
        for (Probe probe : arm.probes()) {
            if (!kinds.add(probe.getClass())) {
                throw new IllegalArgumentException("expected one probe of each kind, but found two of "
                        + Probe.kind(probe)
                        + ", whose numbers would have the same names: give the second to another arm of the same start"
                        + " and stages, which is the same network");
            }
        }
    }
}
