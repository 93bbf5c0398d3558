package org.subliminal4j.benchmarks.around;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.subliminal4j.benchmarks.steps.ShuffledOrder;
import org.subliminal4j.data.NoiseImages;

/**
 * What does it cost to draw a batch of noise images when it is needed, beside fetching it from an array of all of them?
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class NoiseBatch {
    private static final int IMAGES = 60_000;
    private static final int BATCH = 1024;
    private static final int FEATURES = 784;

    private final NoiseImages noise = new NoiseImages(1, IMAGES, FEATURES);
    private final ShuffledOrder order = new ShuffledOrder(IMAGES, BATCH, 1);
    private final float[] batch = new float[BATCH * FEATURES];
    private float[] held;
    private int number;

    @Setup
    public void prepare() {
        order.shuffle();
        held = new float[IMAGES * FEATURES];
        for (int image = 0; image < IMAGES; image++) {
            noise.write(image, held, image * FEATURES);
        }
    }

    @Benchmark
    public float[] draw() {
        int row = 0;
        for (int image : next()) {
            noise.write(image, batch, row++ * FEATURES);
        }
        return batch;
    }

    @Benchmark
    public float[] fetch() {
        int row = 0;
        for (int image : next()) {
            System.arraycopy(held, image * FEATURES, batch, row++ * FEATURES, FEATURES);
        }
        return batch;
    }

    /** A whole batch, another one each time. */
    private int[] next() {
        number = (number + 1) % (IMAGES / BATCH);
        return order.batch(number);
    }
}
