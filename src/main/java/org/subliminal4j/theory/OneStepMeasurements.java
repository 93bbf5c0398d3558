package org.subliminal4j.theory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Logits;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.theory.Situations.Inputs;
import org.subliminal4j.theory.Situations.Outputs;
import org.subliminal4j.training.Loss;
import org.subliminal4j.training.Loss.CrossEntropy;

/** Makes the measurements behind the one-step checks, each a function of its arguments alone. */
final class OneStepMeasurements {
    /** The paper's network, a shallow one and a deep one. */
    static final List<List<Integer>> HIDDEN = List.of(List.of(256, 256), List.of(64), List.of(48, 48, 48, 48));

    /** Every setting has the paper's three auxiliary logits (section 6.2). */
    static final int AUXILIARY = 3;

    private final Situations situations;
    private final OneStepConfig config;

    OneStepMeasurements(Situations situations, OneStepConfig config) {
        this.situations = situations;
        this.config = config;
    }

    /** The main losses, all logits and auxiliary ones, noise and images, for one network and seed. */
    List<SettingResult> settings(List<Integer> hidden, long seed) {
        Dense network = situations.network(hidden, AUXILIARY);
        List<SettingResult> results = new ArrayList<>();
        for (Inputs inputs : Inputs.values()) {
            for (Loss loss : ImitationLosses.MAIN) {
                for (Outputs outputs : Outputs.values()) {
                    results.add(setting(network, inputs, loss, outputs, seed));
                }
            }
        }
        return results;
    }

    /** The other losses, all logits and auxiliary ones, in the shallow network, on noise. */
    List<SettingResult> otherLosses(long seed) {
        Dense network = situations.network(HIDDEN.get(1), AUXILIARY);
        List<SettingResult> results = new ArrayList<>();
        for (Loss loss : ImitationLosses.OTHER) {
            for (Outputs outputs : Outputs.values()) {
                results.add(setting(network, Inputs.NOISE, loss, outputs, seed));
            }
        }
        return results;
    }

    private SettingResult setting(Dense network, Inputs inputs, Loss loss, Outputs outputs, long seed) {
        double[] other = Situations.parameters(Situations.other(network, seed));
        try (OneStep step = new OneStep(situations.draw(network, inputs, loss, outputs, seed))) {
            return new SettingResult(
                    Situations.label(network),
                    inputs.key(),
                    loss.label(),
                    outputs.key(),
                    seed,
                    step.predictedSlope(),
                    config.epsilons().stream().map(step::measure).toList(),
                    config.epsilons().stream()
                            .map(eps -> step.measure(eps, other))
                            .toList());
        }
    }

    /** Students from another init in the shallow network, on noise, at the smallest eps, for one pair of inits. */
    List<SignSample> signs(long seed) {
        Dense network = situations.network(HIDDEN.get(1), AUXILIARY);
        double[] other = Situations.parameters(Situations.other(network, seed));
        List<Layout.Run> hidden = network.layout().runs(List.of(Layout.HIDDEN));
        List<SignSample> samples = new ArrayList<>();
        for (Loss loss : ImitationLosses.MAIN) {
            for (Outputs outputs : Outputs.values()) {
                try (OneStep step = new OneStep(situations.draw(network, Inputs.NOISE, loss, outputs, seed))) {
                    double[] direction = step.studentDirection(config.smallestEpsilon(), other);
                    samples.add(new SignSample(
                            loss.label(),
                            outputs.key(),
                            seed,
                            Vectors.dot(direction, step.teacherDirection()),
                            Vectors.dot(direction, step.teacherDirection(), hidden)));
                }
            }
        }
        return samples;
    }

    /** One linear layer, whose auxiliary rows the teacher does not touch; and one auxiliary logit under softmax. */
    List<NullCase> nullCases(long seed) {
        List<NullCase> cases = new ArrayList<>();
        for (Loss loss : ImitationLosses.MAIN) {
            cases.addAll(nullCases("linear network", situations.network(List.of(), AUXILIARY), loss, seed));
        }
        cases.addAll(nullCases("one auxiliary logit", situations.network(HIDDEN.get(1), 1), new CrossEntropy(), seed));
        return cases;
    }

    private List<NullCase> nullCases(String name, Dense network, Loss loss, long seed) {
        try (OneStep step = new OneStep(situations.draw(network, Inputs.NOISE, loss, Outputs.AUXILIARY, seed))) {
            return config.epsilons().stream()
                    .map(eps -> new NullCase(name, loss.label(), seed, eps, largest(step.studentDirection(eps))))
                    .toList();
        }
    }

    /** All hidden layers in another order, in three ways, imitating the auxiliary logits on noise. */
    List<InvarianceCase> invariance(List<Integer> hidden, long seed) {
        Dense network = situations.network(hidden, AUXILIARY);
        RandomGenerator random = new RandomStreams(seed).stream("permutation");
        Weights whole = Situations.reference(network, seed);
        Weights incoming = whole;
        for (int layer = 1; layer <= hidden.size(); layer++) {
            List<Integer> order = order(hidden.get(layer - 1), random);
            whole = whole.permuted(layer, order);
            incoming = incoming.permutedIncoming(layer, order);
        }
        double[] permuted = Situations.parameters(whole);
        double[] moved = Situations.parameters(incoming);
        double eps = config.smallestEpsilon();
        List<InvarianceCase> cases = new ArrayList<>();
        for (Loss loss : ImitationLosses.MAIN) {
            Situation situation = situations.draw(network, Inputs.NOISE, loss, Outputs.AUXILIARY, seed);
            try (OneStep plain = new OneStep(situation);
                    OneStep both = new OneStep(situation.withReference(permuted))) {
                cases.add(new InvarianceCase(
                        Situations.label(network),
                        loss.label(),
                        seed,
                        functionChange(situation, permuted),
                        plain.measure(eps),
                        both.measure(eps),
                        plain.measure(eps, permuted),
                        plain.measure(eps, moved)));
            }
        }
        return cases;
    }

    /** A random order, each equally probable. */
    private static List<Integer> order(int units, RandomGenerator random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, units).boxed().toList());
        for (int i = units - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        return order;
    }

    private static double functionChange(Situation situation, double[] permuted) {
        try (FullBatch batch = new FullBatch(situation.network(), situation.inputs(), Logits.ALL)) {
            double[][] before = batch.logits(situation.reference());
            double[][] after = batch.logits(permuted);
            double largest = 0;
            for (int row = 0; row < before.length; row++) {
                largest = Math.max(largest, largest(Vectors.step(after[row], -1, before[row])));
            }
            return largest;
        }
    }

    private static double largest(double[] values) {
        return DoubleStream.of(values).map(Math::abs).max().orElseThrow();
    }
}
