package org.subliminal4j.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Layout;

/** See {@link Probe.GradientAlignment}. */
final class GradientObserver implements Probe.Observer {
    private static final String NAME = "gradientCosine";

    private final Model model;
    private final Layout layout;
    private final int every;
    private final TraitGradient trait;
    private final List<Cosines> epoch = new ArrayList<>();
    private final List<Probe.Step> steps = new ArrayList<>();
    private long count;
    private long positive;

    GradientObserver(Probe.GradientAlignment probe, Model model, Probe.Context context) {
        this.model = model;
        layout = model.architecture().layout();
        every = probe.every();
        trait = new TraitGradient(probe.trait(), model, context.data().train(), context.streams());
    }

    @Override
    public void beforeUpdate(long step) {
        Cosines cosines = Cosines.of(layout, model.gradient(), trait.at(model.parameters()));
        epoch.add(cosines);
        count++;
        positive += cosines.total() > 0 ? 1 : 0;
        if ((step - 1) % every == 0) {
            steps.add(new Probe.Step(step, cosines.metrics(NAME)));
        }
    }

    @Override
    public Map<String, Double> epochEnded(int number) {
        if (epoch.isEmpty()) {
            return Map.of();
        }
        Cosines mean = Cosines.mean(epoch);
        epoch.clear();
        return mean.metrics(NAME);
    }

    @Override
    public Map<String, Double> ended() {
        return count == 0 ? Map.of() : Map.of("positiveGradientShare", (double) positive / count);
    }

    @Override
    public List<Probe.Step> steps() {
        return List.copyOf(steps);
    }

    @Override
    public void close() {
        trait.close();
    }
}
