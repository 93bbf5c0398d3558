package org.subliminal4j.benchmarks.around;

import java.util.Collections;
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
import org.subliminal4j.benchmarks.steps.Problem;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.matrix.MlpStack;
import org.subliminal4j.network.Mlp;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Inference;

/** How long does the evaluation on the 10,000 test images take, for a teacher and for four students side by side? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class Evaluate {
    @Param({"1", "4"})
    int networks;

    private final ImageSet images = Problem.mnist().test();
    private MlpStack stack;

    @Setup
    public void prepare() {
        Mlp network = Mlp.random(Problem.NETWORK, new RandomStreams(1).stream("init"));
        stack = MlpStack.of(Collections.nCopies(networks, network).toArray(Mlp[]::new));
    }

    @Benchmark
    public int[][][] evaluate() {
        return Inference.confusion(stack, images);
    }

    @TearDown
    public void release() {
        stack.close();
    }
}
