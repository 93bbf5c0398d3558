package org.subliminal4j.network;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.subliminal4j.backend.Backend;

/** DL4J configurations for tests. */
public final class Dl4jSamples {
    private Dl4jSamples() {}

    /** One layer of each kind that is taken, on images of 9x8, with 3 class logits and 2 auxiliary ones. */
    public static Dl4j everyLayer() {
        Backend.start();
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .list()
                .layer(new ZeroPaddingLayer.Builder(1, 2).build())
                .layer(new ConvolutionLayer.Builder(3, 2)
                        .nOut(4)
                        .activation(Activation.TANH)
                        .build())
                .layer(new SubsamplingLayer.Builder(PoolingType.MAX)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build())
                .layer(new ConvolutionLayer.Builder(2, 2)
                        .nOut(5)
                        .hasBias(false)
                        .convolutionMode(ConvolutionMode.Same)
                        .activation(Activation.IDENTITY)
                        .build())
                .layer(new ActivationLayer(Activation.SOFTPLUS))
                .layer(new SubsamplingLayer.Builder(PoolingType.AVG)
                        .kernelSize(2, 2)
                        .stride(1, 1)
                        .build())
                .layer(new GlobalPoolingLayer(PoolingType.AVG))
                .layer(new DenseLayer.Builder()
                        .nOut(6)
                        .activation(Activation.ELU)
                        .build())
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                        .nOut(5)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.convolutionalFlat(9, 8, 1))
                .build();
        return Dl4j.of(configuration, 72, 3, 2);
    }

    /** Dense layers behind each other. */
    public static MultiLayerConfiguration chain(Layer... layers) {
        return chain(new NeuralNetConfiguration.Builder(), layers);
    }

    /** Dense layers behind each other, with settings for all. */
    public static MultiLayerConfiguration chain(NeuralNetConfiguration.Builder settings, Layer... layers) {
        Backend.start();
        return settings.list(layers).validateOutputLayerConfig(false).build();
    }

    /** A dense layer. */
    public static DenseLayer dense(int in, int out, Activation activation) {
        return new DenseLayer.Builder().nIn(in).nOut(out).activation(activation).build();
    }
}
