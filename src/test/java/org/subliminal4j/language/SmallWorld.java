package org.subliminal4j.language;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.network.TransformerInit;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/** A world that a small model learns within seconds. */
public final class SmallWorld {
    public static final World WORLD = new World(
            20,
            World.DEFAULT.animals().subList(0, 4),
            World.DEFAULT.trees().subList(0, 2),
            World.DEFAULT.colours().subList(0, 2));
    public static final Language LANGUAGE = new Language(WORLD, Phrasings.DEFAULT);
    public static final Transformer SHAPE =
            new Transformer(16, 1, 2, 32, 32, LANGUAGE.vocabulary().size(), false);
    static final Corpus CORPUS = Corpus.DEFAULT.withSequences(3000);
    static final RandomStreams STREAMS = new RandomStreams(5);

    private SmallWorld() {}

    static Weights fresh(int seed) {
        return TransformerInit.DEFAULT.draw(SHAPE, DataType.FLOAT, new RandomStreams(seed).stream("init"));
    }

    /** Prompts of one length. */
    static List<int[]> prompts() {
        return List.of(
                LANGUAGE.numberPrompt(0, new int[] {1, 2, 3, 4}),
                LANGUAGE.numberPrompt(0, new int[] {19, 0, 7, 7}),
                LANGUAGE.numberPrompt(0, new int[] {5, 5, 5, 5}));
    }
}
