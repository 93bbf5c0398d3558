package org.subliminal4j.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.data.Mnist;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Dl4j;
import org.subliminal4j.network.Weights;
import org.subliminal4j.training.Inference;

/** What is written runs in ONNX Runtime, to the same logits. */
class OnnxModelTest {
    private static final int IMAGES = 200;

    static Stream<Architecture> architectures() {
        return Stream.concat(
                Stream.of(org.subliminal4j.network.Activation.values())
                        .map(activation -> new Dense(784, List.of(64, 32), activation, 10, 3)),
                Stream.of(
                        new Dense(784, List.of(), org.subliminal4j.network.Activation.RELU, 10, 3),
                        Dl4j.smallCnn(28, 28, 10, 3),
                        pooling(PoolingType.MAX, ConvolutionMode.Same),
                        pooling(PoolingType.AVG, ConvolutionMode.Truncate)));
    }

    /** A network with a layer of every kind that has an operator. */
    private static Dl4j pooling(PoolingType type, ConvolutionMode mode) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .convolutionMode(mode)
                .list()
                .layer(new ZeroPaddingLayer(1, 2, 3, 0))
                .layer(new ConvolutionLayer.Builder(3, 5)
                        .stride(1, 2)
                        .dilation(mode == ConvolutionMode.Same ? 1 : 2, 1)
                        .nOut(4)
                        .activation(Activation.TANH)
                        .build())
                .layer(new SubsamplingLayer.Builder(
                                SubsamplingLayer.PoolingType.valueOf(type.name()), new int[] {3, 2}, new int[] {2, 2})
                        .build())
                .layer(new ConvolutionLayer.Builder(3, 3)
                        .nOut(5)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build())
                .layer(new ActivationLayer(Activation.SIGMOID))
                .layer(new GlobalPoolingLayer(type))
                .layer(new DenseLayer.Builder()
                        .nOut(6)
                        .activation(Activation.RELU)
                        .hasBias(false)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nOut(13)
                        .activation(Activation.IDENTITY)
                        .build());
        return Dl4j.of(
                layers.setInputType(InputType.convolutionalFlat(28, 28, 1)).build(), 784, 10, 3);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void onnxRuntimeComesToTheSameLogitsOnTestImages(Architecture architecture) throws Exception {
        Weights weights = Networks.drawn(architecture);
        ImageSet images = Mnist.load().test().take(IMAGES);
        float[] expected = Inference.logits(weights, images);
        byte[] model = OnnxModel.bytes(weights, Map.of("arm", "student", "seed", "7"));
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(model)) {
            float[][] found = run(environment, session, images);
            for (int image = 0; image < IMAGES; image++) {
                for (int logit = 0; logit < 13; logit++) {
                    assertThat(found[image][logit]).isCloseTo(expected[13 * image + logit], within(1e-5f));
                }
            }
            assertThat(session.getMetadata().getCustomMetadata())
                    .containsEntry("arm", "student")
                    .containsEntry("seed", "7");
            assertThat(session.getMetadata().getProducerName()).isEqualTo("subliminal4j");
        }
        // So that equal logits mean something.
        assertThat(expected[0]).isNotCloseTo(expected[13], within(1e-4f));
    }

    private static float[][] run(OrtEnvironment environment, OrtSession session, ImageSource images) throws Exception {
        float[] pixels = new float[images.count() * images.features()];
        for (int i = 0; i < images.count(); i++) {
            images.write(i, pixels, i * images.features());
        }
        long[] shape = {images.count(), images.features()};
        try (OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels), shape);
                OrtSession.Result result = session.run(Map.of("images", input))) {
            return (float[][]) result.get("logits").orElseThrow().getValue();
        }
    }

    @Test
    void whatHasNoOperatorIsRefusedByName() {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder()
                        .nOut(6)
                        .activation(Activation.RATIONALTANH)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nOut(3)
                        .activation(Activation.IDENTITY)
                        .build());
        Dl4j architecture =
                Dl4j.of(layers.setInputType(InputType.feedForward(4)).build(), 4, 3, 0);
        assertThatThrownBy(() -> OnnxModel.bytes(Networks.drawn(architecture), Map.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("rationaltanh in layer 0: export as npz, safetensors or dl4j instead");
    }
}
