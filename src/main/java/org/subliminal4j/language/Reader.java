package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Hands out examples in batches: all of them in a random order, then all of them in another one. */
final class Reader {
    private final List<Example> examples;
    private final RandomGenerator random;
    private int next;

    /** @param random Modified at the beginning of each round */
    Reader(List<Example> examples, RandomGenerator random) {
        this.examples = new ArrayList<>(examples);
        this.random = random;
        shuffle();
    }

    /** The next {@code count} examples; the last batch of a round has what remains. */
    List<Example> next(int count) {
        if (next == examples.size()) {
            shuffle();
        }
        int end = Math.min(examples.size(), next + count);
        List<Example> batch = List.copyOf(examples.subList(next, end));
        next = end;
        return batch;
    }

    private void shuffle() {
        for (int i = examples.size() - 1; i > 0; i--) {
            Collections.swap(examples, i, random.nextInt(i + 1));
        }
        next = 0;
    }
}
