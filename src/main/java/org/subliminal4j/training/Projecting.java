package org.subliminal4j.training;

import java.util.List;
import java.util.random.RandomGenerator;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Layout;
import org.subliminal4j.training.StepRule.Take;

/** Does what {@link StepRule.Project} describes. */
final class Projecting implements StepRule.Action {
    private final Take take;
    private final Model model;
    private final TraitGradient trait;
    private final List<Layout.Run> runs;
    private final RandomGenerator random;

    Projecting(StepRule.Project rule, Model model, StepRule.Context context) {
        take = rule.take();
        this.model = model;
        runs = model.architecture().layout().runs(rule.parts());
        random = context.streams().stream(rule.stream());
        trait = new TraitGradient(rule.trait(), model, context.images(), context.streams());
    }

    @Override
    public void apply(HostArray gradient, long step) {
        apply(take, gradient, trait.at(model.parameters()), runs, random);
    }

    /**
     * Takes a part out of {@code gradient}.
     *
     * @param gradient Modified, in {@code runs} alone
     * @param trait    Not modified
     * @param random   Modified: {@link Take#RANDOM} draws a direction from it, where there is something to take out
     */
    static void apply(Take take, HostArray gradient, HostArray trait, List<Layout.Run> runs, RandomGenerator random) {
        double dot = Vectors.dot(gradient, trait, runs);
        double square = Vectors.dot(trait, trait, runs);
        // The part along a vector of zero is zero.
        double part = square == 0 ? 0 : dot / square;
        switch (take) {
            case ALIGNED -> Vectors.combine(gradient, 1, -Math.max(part, 0), trait, runs);
            case OPPOSED -> Vectors.combine(gradient, 1, -Math.min(part, 0), trait, runs);
            case ALONG -> Vectors.combine(gradient, 1, -part, trait, runs);
            case KEEP_ALONG -> Vectors.combine(gradient, 0, part, trait, runs);
            case RANDOM -> {
                if (part > 0) {
                    subtractRandom(gradient, dot / Math.sqrt(square), runs, random);
                }
            }
        }
    }

    /** Subtracts {@code size} of a direction with components of one size and random signs, on g's own side of it. */
    private static void subtractRandom(HostArray gradient, double size, List<Layout.Run> runs, RandomGenerator random) {
        int length = runs.stream().mapToInt(Layout.Run::length).sum();
        double component = 1 / Math.sqrt(length);
        HostArray direction = HostArray.zeros(gradient.type(), gradient.length());
        long bits = 0;
        int drawn = 0;
        for (Layout.Run run : runs) {
            for (int i = run.start(); i < run.start() + run.length(); i++) {
                bits = (drawn & 63) == 0 ? random.nextLong() : bits >>> 1;
                direction.set(i, (bits & 1) == 0 ? component : -component);
                drawn++;
            }
        }
        double side = Vectors.dot(gradient, direction, runs) > 0 ? 1 : -1;
        Vectors.combine(gradient, 1, -side * size, direction, runs);
    }

    @Override
    public void close() {
        trait.close();
    }
}
