package org.subliminal4j.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.subliminal4j.legacy.HiddenPermutation;
import org.subliminal4j.legacy.Mlp;
import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.theory.Situations.Inputs;
import org.subliminal4j.theory.Situations.Logits;

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

    /** Both losses, all logits and auxiliary ones, noise and images, for one network and seed. */
    List<SettingResult> settings(List<Integer> hidden, long seed) {
        MlpSpec spec = situations.spec(hidden, AUXILIARY);
        double[] other = Situations.parameters(Situations.other(spec, seed));
        List<SettingResult> results = new ArrayList<>();
        for (Inputs inputs : Inputs.values()) {
            for (ImitationLoss loss : Situations.LOSSES) {
                for (Logits logits : Logits.values()) {
                    try (OneStep step = new OneStep(situations.draw(spec, inputs, loss, logits, seed))) {
                        results.add(new SettingResult(
                                Situations.label(spec),
                                inputs.key(),
                                loss.label(),
                                logits.key(),
                                seed,
                                step.predictedSlope(),
                                config.epsilons().stream().map(step::measure).toList(),
                                config.epsilons().stream()
                                        .map(eps -> step.measure(eps, other))
                                        .toList()));
                    }
                }
            }
        }
        return results;
    }

    /** Students from another init in the shallow network, on noise, at the smallest eps, for one pair of inits. */
    List<SignSample> signs(long seed) {
        MlpSpec spec = situations.spec(HIDDEN.get(1), AUXILIARY);
        double[] other = Situations.parameters(Situations.other(spec, seed));
        List<SignSample> samples = new ArrayList<>();
        for (ImitationLoss loss : Situations.LOSSES) {
            for (Logits logits : Logits.values()) {
                try (OneStep step = new OneStep(situations.draw(spec, Inputs.NOISE, loss, logits, seed))) {
                    double[] direction = step.studentDirection(config.smallestEpsilon(), other);
                    samples.add(new SignSample(
                            loss.label(),
                            logits.key(),
                            seed,
                            Vectors.dot(direction, step.teacherDirection()),
                            Vectors.dot(hiddenLayers(spec, direction), hiddenLayers(spec, step.teacherDirection()))));
                }
            }
        }
        return samples;
    }

    /** One linear layer, whose auxiliary rows the teacher does not touch; and one auxiliary logit under softmax. */
    List<NullCase> nullCases(long seed) {
        List<NullCase> cases = new ArrayList<>();
        for (ImitationLoss loss : Situations.LOSSES) {
            cases.addAll(nullCases("linear network", situations.spec(List.of(), AUXILIARY), loss, seed));
        }
        cases.addAll(nullCases(
                "one auxiliary logit",
                situations.spec(HIDDEN.get(1), 1),
                new ImitationLoss.SoftmaxCrossEntropy(),
                seed));
        return cases;
    }

    private List<NullCase> nullCases(String name, MlpSpec spec, ImitationLoss loss, long seed) {
        try (OneStep step = new OneStep(situations.draw(spec, Inputs.NOISE, loss, Logits.AUXILIARY, seed))) {
            return config.epsilons().stream()
                    .map(eps -> new NullCase(name, loss.label(), seed, eps, largest(step.studentDirection(eps))))
                    .toList();
        }
    }

    /** All hidden layers in another order, in three ways, imitating the auxiliary logits on noise. */
    List<InvarianceCase> invariance(List<Integer> hidden, long seed) {
        MlpSpec spec = situations.spec(hidden, AUXILIARY);
        Mlp whole = Situations.reference(spec, seed);
        Mlp incoming = whole.copy();
        var random = new RandomStreams(seed).stream("permutation");
        for (int layer = 0; layer < hidden.size(); layer++) {
            HiddenPermutation permutation = HiddenPermutation.random(spec, layer, random);
            permutation.apply(whole);
            permutation.applyToIncoming(incoming);
        }
        double[] permuted = Situations.parameters(whole);
        double eps = config.smallestEpsilon();
        List<InvarianceCase> cases = new ArrayList<>();
        for (ImitationLoss loss : Situations.LOSSES) {
            Situation situation = situations.draw(spec, Inputs.NOISE, loss, Logits.AUXILIARY, seed);
            try (OneStep plain = new OneStep(situation);
                    OneStep both = new OneStep(situation.withReference(permuted))) {
                cases.add(new InvarianceCase(
                        Situations.label(spec),
                        loss.label(),
                        seed,
                        functionChange(situation, permuted),
                        plain.measure(eps),
                        both.measure(eps),
                        plain.measure(eps, permuted),
                        plain.measure(eps, Situations.parameters(incoming))));
            }
        }
        return cases;
    }

    private static double functionChange(Situation situation, double[] permuted) {
        try (FullBatch batch = new FullBatch(
                situation.spec(), situation.inputs(), situation.spec().allLogits())) {
            double[][] before = batch.logits(situation.reference());
            double[][] after = batch.logits(permuted);
            double largest = 0;
            for (int row = 0; row < before.length; row++) {
                largest = Math.max(largest, largest(Vectors.step(after[row], -1, before[row])));
            }
            return largest;
        }
    }

    private static double[] hiddenLayers(MlpSpec spec, double[] vector) {
        int lastHidden = spec.widths().get(spec.layers() - 1);
        return Arrays.copyOf(vector, vector.length - (lastHidden + 1) * spec.outputs());
    }

    private static double largest(double[] values) {
        return DoubleStream.of(values).map(Math::abs).max().orElseThrow();
    }
}
