package org.subliminal4j.benchmarks.peers;

import ai.djl.engine.Engine;

/** libtorch through DJL, with a set number of threads, and without a look at the network. */
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
}
