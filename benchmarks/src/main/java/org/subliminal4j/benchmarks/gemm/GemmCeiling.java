package org.subliminal4j.benchmarks.gemm;

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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long do the matrix products of a training step take alone? Run with one JMH thread and one or all BLAS threads, or
 * with one JMH thread for each core and one BLAS thread each.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class GemmCeiling {
    /** A name for what the process was started with; only {@code libtorch} and {@code onednn} select code here. */
    @Param("openblas")
    String blas;

    @Param
    Product product;

    @Param("1")
    int blasThreads;

    private Multiplier multiplier;

    @Setup
    public void prepare() {
        multiplier = Multiplier.of(blas, product, blasThreads);
    }

    @Benchmark
    public void multiply() {
        multiplier.multiply();
    }

    @TearDown
    public void release() {
        multiplier.close();
    }
}
