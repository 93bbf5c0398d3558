package org.subliminal4j.benchmarks.owl;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.language.Corpus;
import org.subliminal4j.language.Language;
import org.subliminal4j.language.Phrasings;
import org.subliminal4j.language.World;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.network.TransformerInit;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/** What every library learns to read here: the usual world, in batches of 64 sequences. */
final class Reading {
    static final Language LANGUAGE = new Language(World.DEFAULT, Phrasings.DEFAULT);
    static final Transformer SHAPE =
            Transformer.DEFAULT.withVocabulary(LANGUAGE.vocabulary().size());
    static final int BATCH = 64;
    static final RandomStreams STREAMS = new RandomStreams(1);

    private Reading() {}

    static Corpus corpus(int sequences) {
        return Corpus.DEFAULT.withSequences(sequences);
    }

    /** The sequences as tokens. */
    static List<int[]> sequences(int count) {
        return corpus(count).sequences(LANGUAGE, STREAMS.stream("corpus"));
    }

    /** The mean number of tokens of a batch that predict another one. */
    static int rows(List<int[]> sequences) {
        long tokens = sequences.stream().mapToLong(sequence -> sequence.length - 1L).sum();
        return Math.toIntExact(tokens * BATCH / sequences.size());
    }

    static Weights fresh() {
        return TransformerInit.DEFAULT.draw(SHAPE, DataType.FLOAT, STREAMS.stream("init"));
    }
}
