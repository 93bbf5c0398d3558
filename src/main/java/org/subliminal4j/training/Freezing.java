package org.subliminal4j.training;

import java.util.List;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Layout;

/** Keeps what {@link StepRule.Freeze} holds, and puts it back after each step. */
final class Freezing implements StepRule.Action {
    private final List<Layout.Run> runs;
    private final HostArray held;

    Freezing(Model model, List<String> parts) {
        runs = model.architecture().layout().runs(parts);
        held = model.parameters().copy();
    }

    @Override
    public void apply(HostArray gradient, long step) {
        // For the rules that come after this one, and for the optimiser's moments.
        for (Layout.Run run : runs) {
            for (int i = run.start(); i < run.start() + run.length(); i++) {
                gradient.set(i, 0);
            }
        }
    }

    @Override
    public void updated(HostArray parameters, long step) {
        for (Layout.Run run : runs) {
            parameters.copyFrom(held, run.start(), run.start(), run.length());
        }
    }
}
