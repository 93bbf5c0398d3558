package org.subliminal4j.benchmarks.steps;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** The numbers of the images of each batch, drawn anew for each epoch. */
public final class ShuffledOrder {
    private final int[] order;
    private final int batch;
    private final Random random;

    public ShuffledOrder(int count, int batch, long seed) {
        order = IntStream.range(0, count).toArray();
        this.batch = batch;
        random = new Random(seed);
    }

    /** Draws a new order. */
    public void shuffle() {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    /** Batches in an epoch. */
    public int batches() {
        return (order.length + batch - 1) / batch;
    }

    /** The images of a batch; the last one may be smaller. */
    public int[] batch(int number) {
        return Arrays.copyOfRange(order, number * batch, Math.min(order.length, (number + 1) * batch));
    }
}
