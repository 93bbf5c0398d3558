package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.network.Weights;

/**
 * Goes on with many prompts side by side, token by token, and keeps the keys and values of all positions, so that each
 * token passes through the network once. Not safe for use by several threads.
 */
final class Sampler implements AutoCloseable {
    private final Parameters parameters;
    private final Transformer shape;
    private final int capacity;
    private final Block.Scratch scratch;
    private final List<CachedBlock> blocks = new ArrayList<>();
    private final LayerNorm finalNorm;
    private final Unembedding unembedding;
    private final Softmax softmax = new Softmax();
    private final float[] row;
    private final float[] stream;
    private final float[] features;

    /** A sampler of {@code weights} for up to {@code capacity} prompts at a time. */
    Sampler(Weights weights, int capacity) {
        Backend.start();
        this.capacity = capacity;
        parameters = new Parameters(weights, List.of());
        shape = parameters.transformer();
        scratch = Block.Scratch.of(shape, capacity);
        for (int i = 0; i < shape.layers(); i++) {
            blocks.add(new CachedBlock(parameters, i, capacity, scratch));
        }
        finalNorm = new LayerNorm(parameters, "final_norm", capacity);
        unembedding = new Unembedding(parameters);
        unembedding.parametersChanged();
        row = new float[shape.vocabulary()];
        stream = new float[capacity * shape.width()];
        features = new float[capacity * shape.width()];
    }

    /**
     * What the model says after each prompt: up to {@code most} tokens, the last of which may be the end.
     *
     * @param prompts     at most as many as there is room for. Not modified
     * @param temperature above 0
     * @param random      Modified: a generator for each prompt, one draw for each token
     */
    List<int[]> sample(List<int[]> prompts, int most, double temperature, List<RandomGenerator> random) {
        if (prompts.size() > capacity || prompts.size() != random.size()) {
            throw new IllegalArgumentException("expected at most " + capacity + " prompts, each with a generator, but"
                    + " found " + prompts.size() + " with " + random.size());
        }
        Backend.holdBlasToOneThread();
        List<Continuation> all = new ArrayList<>();
        for (int i = 0; i < prompts.size(); i++) {
            all.add(new Continuation(prompts.get(i), most, random.get(i)));
        }
        for (int position = 0; all.stream().anyMatch(Continuation::goesOn); position++) {
            if (position == shape.context()) {
                throw new IllegalArgumentException("expected prompts with room for " + most + " tokens within "
                        + shape.context() + ", but found one too long");
            }
            step(all, position);
            draw(all, position, temperature);
        }
        return all.stream().map(Continuation::said).toList();
    }

    /** One prompt and what has been said after it. */
    private static final class Continuation {
        private final int[] tokens;
        private final int given;
        private final RandomGenerator random;
        private int length;

        Continuation(int[] prompt, int most, RandomGenerator random) {
            tokens = Arrays.copyOf(prompt, prompt.length + most);
            given = prompt.length;
            length = given;
            this.random = random;
        }

        boolean goesOn() {
            return length < tokens.length && (length == given || tokens[length - 1] != Vocabulary.END);
        }

        /** Whether the token after {@code position} is to be drawn. */
        boolean drawsAfter(int position) {
            return position == length - 1 && goesOn();
        }

        int[] said() {
            return Arrays.copyOfRange(tokens, given, length);
        }
    }

    /** Passes the tokens at {@code position} through the network; what comes out for those that have ended means nothing. */
    private void step(List<Continuation> all, int position) {
        int count = all.size();
        float[] values = parameters.values().values();
        int tokens = parameters.layout().tensor("token_embedding.weight").start();
        Layout.Tensor positions = parameters.layout().tensor("position_embedding.weight");
        for (int i = 0; i < count; i++) {
            int[] sequence = all.get(i).tokens;
            int token = tokens + (position < sequence.length ? sequence[position] : 0) * shape.width();
            int place = positions.start() + position * shape.width();
            for (int j = 0; j < shape.width(); j++) {
                stream[j * count + i] = values[token + j] + values[place + j];
            }
        }
        for (CachedBlock block : blocks) {
            block.forward(stream, position, count);
        }
        finalNorm.forward(stream, features, count);
        unembedding.forget();
    }

    private void draw(List<Continuation> all, int position, double temperature) {
        int[] rows = IntStream.range(0, all.size())
                .filter(i -> all.get(i).drawsAfter(position))
                .toArray();
        for (int i = 0; i < rows.length; i++) {
            unembedding.logits(features, all.size(), rows, i, row);
            if (temperature != 1) {
                Softmax.scale(row, 0, row.length, (float) (1 / temperature));
            }
            float sum = softmax.exponentials(row, 0, row.length);
            Continuation continuation = all.get(rows[i]);
            float place = (float) (continuation.random.nextDouble() * sum);
            continuation.tokens[continuation.length++] = tokenAt(row, place);
        }
    }

    /** The token at which the running sum of exponentials passes {@code place}. */
    private static int tokenAt(float[] exponentials, float place) {
        int last = 0;
        float rest = place;
        for (int token = 0; token < exponentials.length; token++) {
            rest -= exponentials[token];
            if (rest < 0) {
                return token;
            }
            last = exponentials[token] > exponentials[last] ? token : last;
        }
        // Rounding has left a rest beyond the last token: the likeliest one.
        return last;
    }

    /** The probabilities of all tokens after prompts of one length, by way of the cache: shape (prompts, vocabulary). */
    float[][] probabilities(List<int[]> prompts) {
        List<Continuation> all = prompts.stream()
                .map(prompt -> new Continuation(prompt, 1, RandomGenerator.getDefault()))
                .toList();
        int length = prompts.get(0).length;
        for (int position = 0; position < length; position++) {
            step(all, position);
        }
        int[] rows = IntStream.range(0, all.size()).toArray();
        float[][] probabilities = new float[rows.length][shape.vocabulary()];
        for (int i = 0; i < rows.length; i++) {
            unembedding.logits(features, all.size(), rows, i, probabilities[i]);
            softmax.probabilities(probabilities[i], 0, shape.vocabulary());
        }
        return probabilities;
    }

    @Override
    public void close() {
        blocks.forEach(CachedBlock::close);
        unembedding.close();
        scratch.outputs().close();
    }
}
