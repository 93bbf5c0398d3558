package org.subliminal4j.benchmarks.steps;

import org.bytedeco.openblas.global.openblas;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.subliminal4j.network.Dense;

/**
 * DL4J's own way: {@link MultiLayerNetwork#fit(INDArray, INDArray)} with a loss function of ours. The images are held as
 * one array, a batch is a {@code pullRows}, and workspaces are on, as they are by default.
 */
public final class Dl4jLearner implements Learner {
    private final MultiLayerNetwork network;
    private final INDArray images;
    private final INDArray targets;
    private final ShuffledOrder order;

    /** @param threads OpenMP and BLAS threads of the process */
    public Dl4jLearner(Problem problem, int batch, int threads) {
        boot(threads);
        int count = problem.images().count();
        network = network(Problem.NETWORK, problem.range());
        network.setParams(Nd4j.create(Problem.initialParameters(1)));
        images = Nd4j.create(problem.imagesAsFloats(), count, Problem.NETWORK.inputs());
        targets = Nd4j.create(problem.targetsOfAllOutputs(), count, Problem.NETWORK.outputs());
        order = new ShuffledOrder(count, batch, 1);
    }

    /** Sets the threads of the process, once ND4J has read its own defaults. */
    public static void boot(int threads) {
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
        openblas.blas_set_num_threads(threads);
    }

    /** A network whose loss is on {@code range}, not yet initialised as the paper has it. */
    public static MultiLayerNetwork network(Dense spec, LogitRange range) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .updater(new Adam(Problem.LEARNING_RATE, Problem.BETA1, Problem.BETA2, Problem.EPSILON))
                .list();
        for (int layer = 0; layer < spec.hidden().size(); layer++) {
            layers.layer(new DenseLayer.Builder()
                    .nIn(spec.widths().get(layer))
                    .nOut(spec.widths().get(layer + 1))
                    .activation(Activation.RELU)
                    .build());
        }
        layers.layer(new OutputLayer.Builder(new SoftCrossEntropy(range.from(), range.to()))
                .nIn(spec.widths().get(spec.hidden().size()))
                .nOut(spec.outputs())
                .activation(Activation.IDENTITY)
                .build());
        MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
        network.init();
        return network;
    }

    @Override
    public double epoch() {
        order.shuffle();
        double loss = 0;
        for (int batch = 0; batch < order.batches(); batch++) {
            int[] rows = order.batch(batch);
            network.fit(Nd4j.pullRows(images, 1, rows), Nd4j.pullRows(targets, 1, rows));
            loss += network.score();
        }
        return loss / order.batches();
    }

    @Override
    public float[] parameters() {
        return network.params().toFloatVector();
    }

    @Override
    public void close() {
        images.close();
        targets.close();
    }
}
