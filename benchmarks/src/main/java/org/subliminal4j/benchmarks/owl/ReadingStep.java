package org.subliminal4j.benchmarks.owl;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does a step of a language model take that learns to read? One thread each. An operation is a step; they are
 * measured {@value #STEPS} at a time, with all that belongs to beginning: this library draws its sequences, and everybody
 * copies the weights.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReadingStep {
    static final int STEPS = 50;

    /** {@code products} are the matrix products of {@code subliminal4j} alone. */
    @Param({"subliminal4j", "products", "libtorch"})
    String library;

    private Reader reader;

    /** A library that learns to read. */
    interface Reader extends AutoCloseable {
        /** Takes steps from the fresh model on. Returns the loss of the last one, or 0 where nothing is learned. */
        double steps(int count);

        @Override
        void close();
    }

    @Setup
    public void prepare() {
        reader = of(library);
    }

    static Reader of(String library) {
        return switch (library) {
            case "subliminal4j" -> new SubliminalReader();
            case "products" -> new ProductsOfReading();
            case "libtorch" -> new LibtorchReader(Reading.sequences(STEPS * Reading.BATCH), Reading.fresh());
            default -> throw new IllegalArgumentException("library: expected a known one, but found " + library);
        };
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public double step() {
        return reader.steps(STEPS);
    }

    @TearDown
    public void close() {
        reader.close();
    }
}
