package org.subliminal4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.random.RandomStreams;

class WeightsTest {
    private static final RandomStreams STREAMS = new RandomStreams(8);
    private static final Dense SMALL = new Dense(5, List.of(4, 3), Activation.RELU, 2, 1);
    private static final Dense WIDE = new Dense(80, List.of(60), Activation.RELU, 30, 20);

    private static Weights draw(Architecture architecture, String stream) {
        return Weights.draw(architecture, Initialiser.paper(), DataType.DOUBLE, STREAMS.stream(stream));
    }

    private static Set<Integer> changed(Weights before, Weights after) {
        return IntStream.range(0, before.length())
                .filter(i -> before.get(i) != after.get(i))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static Set<Integer> indices(Architecture architecture, String... parts) {
        return architecture.layout().runs(List.of(parts)).stream()
                .flatMap(run ->
                        IntStream.range(run.start(), run.start() + run.length()).boxed())
                .collect(Collectors.toSet());
    }

    /** What version 0.1.0 recorded of seed 1 of a run with hidden layers of 32 and 32. */
    @Test
    void thePapersDrawAndItsHashAreWhatTheyAlwaysWere() {
        Weights drawn = Weights.draw(Dense.paper().withHidden(32, 32), new RandomStreams(1).stream("init"));
        assertThat(drawn.sha256()).isEqualTo("e18a144901e7e3a6ffb195dda90e77a6e9e07eecb466719bf804e9f3c6177a80");
    }

    @Test
    void aValueSharesNothingWithWhatItWasMadeFromOrGives() {
        HostArray values = HostArray.zeros(DataType.DOUBLE, SMALL.layout().length());
        Weights weights = Weights.of(SMALL, values);
        values.set(0, 1);
        weights.values().set(1, 1);
        weights.toDl4j().params().putScalar(2, 1);
        assertThat(weights.get(0)).isZero();
        assertThat(weights.get(1)).isZero();
        assertThat(weights.get(2)).isZero();
    }

    @Test
    void mixingTakesTheNamedPartsAndNothingElse() {
        Weights base = draw(WIDE, "base");
        Weights other = draw(WIDE, "other");
        Weights mixed = base.mixed(other, List.of("auxiliary-head"));
        Set<Integer> changed = changed(base, mixed);
        // Biases are 0 in both.
        assertThat(changed).hasSize(20 * 60).isSubsetOf(indices(WIDE, "auxiliary-head"));
        assertThat(changed(other, mixed)).doesNotContainAnyElementsOf(indices(WIDE, "auxiliary-head"));
        assertThat(changed(base.mixed(other, List.of("all")), other)).isEmpty();
    }

    @Test
    void mixingRefusesAnotherShape() {
        assertThatThrownBy(() -> draw(SMALL, "a").mixed(draw(WIDE, "b"), List.of("all")))
                .hasMessageContaining(WIDE.label());
        Weights otherHeads = draw(new Dense(5, List.of(4, 3), Activation.RELU, 3, 0), "b");
        assertThatThrownBy(() -> draw(SMALL, "a").mixed(otherHeads, List.of("class-head")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void absoluteNoiseHasItsStandardDeviationInTheNamedPartsAlone() {
        Weights before = draw(WIDE, "base");
        Weights after = before.perturbed(0.3, false, List.of("layer-1"), STREAMS.stream("noise"));
        assertThat(changed(before, after)).isEqualTo(indices(WIDE, "layer-1"));
        double[] noise = IntStream.range(0, 81 * 60)
                .mapToDouble(i -> after.get(i) - before.get(i))
                .toArray();
        assertThat(StatUtils.variance(noise) / 0.09).isEqualTo(1, within(5 * Math.sqrt(2.0 / noise.length)));
    }

    @Test
    void relativeNoiseIsAMultipleOfEachTensorsOwnAndLeavesBiasesAlone() {
        Weights before = Weights.draw(
                WIDE, new Initialiser(Initialiser.Scheme.PYTORCH_DEFAULT, 1), DataType.DOUBLE, STREAMS.stream("b"));
        Weights after = before.perturbed(0.5, true, List.of("all"), STREAMS.stream("noise"));
        for (Layout.Tensor tensor : WIDE.layout().tensors()) {
            double[] old = IntStream.range(tensor.start(), tensor.start() + tensor.length())
                    .mapToDouble(before::get)
                    .toArray();
            double[] noise = IntStream.range(0, tensor.length())
                    .mapToDouble(i -> after.get(tensor.start() + i) - old[i])
                    .toArray();
            double ratio = StatUtils.variance(noise) / StatUtils.variance(old);
            assertThat(ratio).isEqualTo(tensor.bias() ? 0 : 0.25, within(1.25 * Math.sqrt(2.0 / tensor.length())));
        }
        assertThat(changed(before, after)).doesNotContain(80 * 60);
    }

    @Test
    void noiseOfNoSizeChangesNothingAndANegativeOneIsRefused() {
        Weights before = draw(SMALL, "base");
        assertThat(before.perturbed(0, false, List.of("all"), STREAMS.stream("n"))
                        .sha256())
                .isEqualTo(before.sha256());
        assertThatThrownBy(() -> before.perturbed(-1, false, List.of("all"), STREAMS.stream("n")))
                .hasMessageStartingWith("sd");
    }

    @Test
    void aPlaceOnTheLineIsBetweenItsEnds() {
        Weights here = draw(SMALL, "here");
        Weights there = draw(SMALL, "there");
        assertThat(here.towards(there, 0).sha256()).isEqualTo(here.sha256());
        for (int i = 0; i < here.length(); i++) {
            assertThat(here.towards(there, 0.25).get(i))
                    .isEqualTo(0.75 * here.get(i) + 0.25 * there.get(i), within(1e-12));
            assertThat(here.towards(there, 1).get(i)).isEqualTo(there.get(i), within(1e-12));
        }
    }

    @Test
    void valuesOfAnotherLengthAreRefused() {
        assertThatThrownBy(() -> Weights.of(SMALL, HostArray.zeros(DataType.FLOAT, 3)))
                .hasMessage("expected 51 parameters for 5-4-3-(2+1), but found 3");
    }

    @Test
    void aParameterThatIsNoNumberIsSeen() {
        HostArray values = draw(SMALL, "a").values();
        assertThat(Weights.of(SMALL, values).finite()).isTrue();
        values.set(values.length() - 1, Double.NaN);
        assertThat(Weights.of(SMALL, values).finite()).isFalse();
    }
}
