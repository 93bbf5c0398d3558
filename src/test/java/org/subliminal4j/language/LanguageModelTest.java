package org.subliminal4j.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/** The hot loop against the same network in plain loops of double precision, and its gradient against differences of that. */
class LanguageModelTest {
    static final Transformer SMALL = new Transformer(8, 2, 2, 12, 7, 11, false);
    static final List<Example> EXAMPLES = List.of(
            Example.whole(new int[] {1, 2, 3, 4}),
            Example.of(new int[] {5, 5, 6, 7, 8, 9, 10, 0}, 3, 8),
            Example.answer(new int[] {4, 3}, 2).weighted(2.5),
            Example.of(new int[] {0, 1, 10, 3, 2, 6, 7}, 2, 6),
            Example.whole(new int[] {9, 8}).weighted(0.5));

    static List<Transformer> shapes() {
        return List.of(
                SMALL,
                new Transformer(8, 2, 2, 12, 7, 11, true),
                new Transformer(6, 1, 2, 5, 7, 11, false),
                new Transformer(5, 3, 1, 4, 9, 13, true));
    }

    /** Weights with nothing at 0 or 1, so that no part of the gradient can hide. */
    static Weights weights(Transformer shape) {
        RandomGenerator random = new RandomStreams(3).stream("weights");
        HostArray values = HostArray.zeros(DataType.FLOAT, shape.layout().length());
        for (Layout.Tensor tensor : shape.layout().tensors()) {
            for (int i = tensor.start(); i < tensor.start() + tensor.length(); i++) {
                boolean norm = tensor.name().contains("ln") || tensor.name().contains("norm");
                values.set(i, (norm && !tensor.bias() ? 1 : 0) + 0.4 * random.nextGaussian());
            }
        }
        return Weights.of(shape, values);
    }

    private static double[] doubles(Weights weights) {
        double[] values = new double[weights.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = weights.get(i);
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void logitsAreThoseOfThePlainLoops(Transformer shape) {
        Weights weights = weights(shape);
        ReferenceTransformer reference = new ReferenceTransformer(shape, doubles(weights));
        TokenBatch batch = new TokenBatch(EXAMPLES);
        try (LanguageModel model = LanguageModel.toRead(weights, 5)) {
            model.forward(batch);
            float[] logits = new float[shape.vocabulary()];
            int paid = 0;
            for (int position = 0; position < batch.positions(); position++) {
                for (int i = 0; i < batch.sequences(position); i++) {
                    Example example = batch.examples().get(i);
                    if (position + 1 >= example.from()) {
                        double[] expected = reference.logits(example.tokens())[position];
                        model.logits(batch, paid, logits);
                        for (int token = 0; token < expected.length; token++) {
                            assertThat((double) logits[token]).isCloseTo(expected[token], within(2e-5));
                        }
                        paid++;
                    }
                }
            }
            assertThat(paid).isEqualTo(batch.paid());
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyPartOfTheGradientIsTheSlopeOfThePlainLoopsLoss(Transformer shape) {
        Weights weights = weights(shape);
        double[] values = doubles(weights);
        ReferenceTransformer reference = new ReferenceTransformer(shape, values);
        try (LanguageModel model = new LanguageModel(weights, 5, List.of(Layout.ALL))) {
            // Twice: what the first pass leaves must not show in the second.
            model.lossAndGradient(new TokenBatch(EXAMPLES.subList(0, 2)), new CrossEntropy());
            double loss = model.lossAndGradient(new TokenBatch(EXAMPLES), new CrossEntropy());

            assertThat(loss).isCloseTo(loss(reference), within(1e-5));
            for (Layout.Tensor tensor : shape.layout().tensors()) {
                double largest = 0;
                double error = 0;
                // Every parameter of a small tensor, some thirty of a large one.
                int step = 1 + tensor.length() / 30;
                for (int i = tensor.start(); i < tensor.start() + tensor.length(); i += step) {
                    double value = values[i];
                    values[i] = value + 1e-5;
                    double above = loss(reference);
                    values[i] = value - 1e-5;
                    double slope = (above - loss(reference)) / 2e-5;
                    values[i] = value;
                    largest = Math.max(largest, Math.abs(slope));
                    error = Math.max(error, Math.abs(slope - model.gradient().get(i)));
                }
                assertThat(largest).as(tensor.name()).isGreaterThan(1e-4);
                assertThat(error).as(tensor.name()).isLessThan(1e-4 * largest + 1e-7);
            }
        }
    }

    @Test
    void frozenPartsGetNoGradientAndTheOthersTheSame() {
        Weights weights = weights(SMALL);
        TokenBatch batch = new TokenBatch(EXAMPLES);
        try (LanguageModel all = new LanguageModel(weights, 5, List.of(Layout.ALL));
                LanguageModel some = new LanguageModel(weights, 5, List.of("block-2", Layout.FINAL_NORM))) {
            all.lossAndGradient(batch, new CrossEntropy());
            some.lossAndGradient(batch, new CrossEntropy());
            for (Layout.Tensor tensor : SMALL.layout().tensors()) {
                boolean trained =
                        tensor.name().startsWith("blocks.1") || tensor.name().startsWith("final_norm");
                for (int i = tensor.start(); i < tensor.start() + tensor.length(); i++) {
                    assertThat(some.gradient().get(i))
                            .isEqualTo(trained ? all.gradient().get(i) : 0);
                }
            }
        }
    }

    @Test
    void anExamplePredictsTokensThatItHas() {
        int[] tokens = {1, 2, 3};
        assertThat(Example.of(tokens, 1, 2).tokens()).containsExactly(1, 2);
        assertThatThrownBy(() -> Example.of(tokens, 1, 4)).hasMessageContaining("found those up to 4");
        assertThatThrownBy(() -> Example.of(tokens, 0, 2)).hasMessageContaining("found those from 0 to 2");
    }

    @Test
    void aBatchHasNoPaddingAndLeadsBackToItsExamples() {
        TokenBatch batch = new TokenBatch(EXAMPLES);
        assertThat(batch.rows())
                .isEqualTo(EXAMPLES.stream().mapToInt(Example::inputs).sum());
        assertThat(batch.paid())
                .isEqualTo(EXAMPLES.stream().mapToInt(Example::paid).sum());
        double shares = 0;
        for (int paid = 0; paid < batch.paid(); paid++) {
            assertThat(EXAMPLES).contains(batch.payer(paid));
            assertThat(batch.payer(paid).tokens()).contains(batch.target(paid));
            shares += batch.share(paid);
        }
        assertThat(shares).isCloseTo(1, within(1e-12));
    }

    @Test
    void moreThanTheModelHasRoomForIsRefused() {
        try (LanguageModel model = LanguageModel.toRead(weights(SMALL), 2)) {
            assertThatThrownBy(() -> model.forward(new TokenBatch(EXAMPLES)))
                    .hasMessageContaining("expected at most 2 sequences of at most 7 tokens, but found 5");
        }
    }

    /** The weighted mean of the negative logarithms of the predicted tokens' probabilities. */
    static double loss(ReferenceTransformer reference) {
        double sum = 0;
        double total = 0;
        for (Example example : EXAMPLES) {
            double[][] logits = reference.logits(example.tokens());
            for (int place = example.from(); place < example.from() + example.paid(); place++) {
                double all = 0;
                for (double logit : logits[place - 1]) {
                    all += Math.exp(logit);
                }
                sum += example.weight() * (Math.log(all) - logits[place - 1][example.token(place)]);
                total += example.weight();
            }
        }
        return sum / total;
    }
}
