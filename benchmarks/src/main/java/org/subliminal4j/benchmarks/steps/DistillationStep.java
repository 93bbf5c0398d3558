package org.subliminal4j.benchmarks.steps;

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
 * How long does a step of a student on noise images take?
 *
 * <p>An operation is a pass over {@value #IMAGES} noise images, shuffled anew: {@code IMAGES / batch} steps. This library
 * trains the four students of a trial side by side and draws the noise as it goes, so an operation is four times as many
 * steps of a student. The others train one student on all logits, hold the noise and are given the targets.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 700, timeUnit = TimeUnit.MILLISECONDS)
public class DistillationStep {
    public static final int IMAGES = 15 * 1024;

    @Param({"subliminal4j", "dl4j", "libtorch"})
    String library;

    @Param({"64", "256", "1024"})
    int batch;

    /** Threads inside an operation. This library uses one, whatever is asked for, and trains several seeds at once. */
    @Param("1")
    int threads;

    private Learner learner;

    @Setup
    public void prepare() {
        Problem problem = Problem.distilling(IMAGES, LogitRange.all(Problem.NETWORK));
        learner = switch (library) {
            case "subliminal4j" -> new SubliminalLearner(SubliminalLearner.students(IMAGES), batch);
            case "dl4j" -> new Dl4jLearner(problem, batch, threads);
            case "libtorch" -> new LibtorchLearner(problem, batch, threads);
            default -> throw new IllegalArgumentException("library: expected a known one, but found " + library);
        };
    }

    @Benchmark
    public double epoch() {
        return learner.epoch();
    }

    @TearDown
    public void release() {
        learner.close();
    }
}
