package org.subliminal4j.benchmarks;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import org.subliminal4j.benchmarks.steps.Problem;

/** libtorch through DJL: with a set number of threads, and without a look at the network. */
public final class Libtorch {
    private Libtorch() {}

    /**
     * DJL's PyTorch engine. The first call of a process decides the threads.
     *
     * @param threads the threads inside an operation, as {@code torch.set_num_threads} takes them
     */
    public static Engine boot(int threads) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        return Engine.getEngine("PyTorch");
    }

    /** DJL's Adam, as {@link Problem} sets it. */
    public static Optimizer adam() {
        return Optimizer.adam()
                .optLearningRateTracker(Tracker.fixed((float) Problem.LEARNING_RATE))
                .optBeta1((float) Problem.BETA1)
                .optBeta2((float) Problem.BETA2)
                .optEpsilon((float) Problem.EPSILON)
                .build();
    }

    /** Takes one step with the gradients of {@code parameters}, and sets these to zero. */
    public static void update(Optimizer optimizer, NDList parameters) {
        for (NDArray parameter : parameters) {
            try (NDArray gradient = parameter.getGradient()) {
                optimizer.update(parameter.getUid(), parameter, gradient);
            }
        }
    }
}
