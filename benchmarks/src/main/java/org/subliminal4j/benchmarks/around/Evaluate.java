package org.subliminal4j.benchmarks.around;

import java.util.ArrayList;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.subliminal4j.benchmarks.steps.Problem;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Weights;
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
    private final List<Model> models = new ArrayList<>();

    @Setup
    public void prepare() {
        Weights network = Weights.draw(Problem.NETWORK, new RandomStreams(1).stream("init"));
        for (int i = 0; i < networks; i++) {
            models.add(Model.of(network));
        }
    }

    @Benchmark
    public int[][][] evaluate() {
        return Inference.confusion(models, images);
    }

    @TearDown
    public void release() {
        models.forEach(Model::close);
    }
}
