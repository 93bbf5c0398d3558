package org.subliminal4j.benchmarks.trial;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.subliminal4j.benchmarks.steps.Problem;
import org.subliminal4j.data.ImageData;

/**
 * How long do all six arms take? An operation is {@code seeds} trials that have all cores to themselves, side by side or
 * one after another. A few batches of each phase before the measurement warm up Java and the libraries.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class Trial {
    private static final int WARM_UP_IMAGES = 8 * 1024;

    /** {@code products} are the matrix products of {@code subliminal4j} alone. */
    @Param({"subliminal4j", "products", "dl4j", "dl4j-side-by-side", "libtorch"})
    String library;

    @Param("2")
    int seeds;

    /** The paper's are 5. */
    @Param("1")
    int epochs;

    @Param("60000")
    int images;

    private Trials trials;

    @Setup
    public void prepare() {
        ImageData data = Problem.mnist();
        trials = of(library, data, seeds);
        trials.run(Math.min(images, WARM_UP_IMAGES), 1);
    }

    static Trials of(String library, ImageData data, int seeds) {
        return switch (library) {
            case "subliminal4j" -> new SubliminalTrials(data, seeds);
            case "products" -> new ProductsOfTrials(data.test().count(), seeds);
            case "dl4j" -> new Dl4jTrials(data, seeds, false);
            case "dl4j-side-by-side" -> new Dl4jTrials(data, seeds, true);
            case "libtorch" ->
                new LibtorchTrials(data, seeds, Runtime.getRuntime().availableProcessors());
            default -> throw new IllegalArgumentException("library: expected a known one, but found " + library);
        };
    }

    @Benchmark
    public List<double[]> trial() {
        return trials.run(images, epochs);
    }
}
