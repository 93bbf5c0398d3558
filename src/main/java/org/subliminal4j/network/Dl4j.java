package org.subliminal4j.network;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * Any other feed-forward network of DL4J, such as a small convolutional one, whose last layer is dense and linear and
 * gives the class logits followed by the auxiliary logits. It computes by DL4J's own forward and backward passes, at
 * DL4J's speed.
 *
 * <p>Taken are dense, convolution, subsampling, global pooling, zero padding and activation layers. What is random
 * (dropout, weight noise), has a state of its own (batch normalisation, recurrent layers) or changes the loss or the
 * step (l1, l2, constraints, gradient normalisation) is refused by name. Updaters, seeds and weight initialisers of the
 * configuration are not used: an experiment has its own.
 *
 * @param configuration the JSON of a {@link MultiLayerConfiguration}; a last output layer is held as the dense layer that
 *                      it is without its loss, and without seed, data type and counters
 * @param inputs        the number of input features (pixels) of an image
 * @param classes       the number of class logits, at least 2
 * @param auxiliary     the number of auxiliary logits, at least 0
 */
@JsonTypeName("dl4j")
public record Dl4j(JsonNode configuration, int inputs, int classes, int auxiliary) implements Architecture {
    public Dl4j {
        require(inputs >= 1, "inputs", "at least 1", inputs);
        require(classes >= 2, "classes", "at least 2", classes);
        require(auxiliary >= 0, "auxiliary", "at least 0", auxiliary);
        configuration = Dl4jBorder.checked(configuration, inputs, Math.addExact(classes, auxiliary));
    }

    /**
     * The network of a configuration built in Java.
     *
     * @param configuration Not modified. With {@code setInputType} or every {@code nIn} given
     * @throws IllegalArgumentException in one line, if the configuration cannot be taken
     */
    public static Dl4j of(MultiLayerConfiguration configuration, int inputs, int classes, int auxiliary) {
        return new Dl4j(Dl4jBorder.tree(configuration), inputs, classes, auxiliary);
    }

    /**
     * A small convolutional network: two convolutions of 5x5, of 8 and 16 channels, and a dense layer of 64, all with
     * ReLU. The convolutions move by two pixels where others would pool, which is three times as fast in DL4J.
     *
     * @param rows    of an image, at least 13; its pixels come row by row
     * @param columns of an image, at least 13
     */
    public static Dl4j smallCnn(int rows, int columns, int classes, int auxiliary) {
        require(rows >= 13, "rows", "at least 13", rows);
        require(columns >= 13, "columns", "at least 13", columns);
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .list()
                .layer(convolution(8))
                .layer(convolution(16))
                .layer(new DenseLayer.Builder()
                        .nOut(64)
                        .activation(Activation.RELU)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nOut(Math.addExact(classes, auxiliary))
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.convolutionalFlat(rows, columns, 1))
                .build();
        return of(configuration, Math.multiplyExact(rows, columns), classes, auxiliary);
    }

    private static ConvolutionLayer convolution(int channels) {
        return new ConvolutionLayer.Builder(5, 5)
                .stride(2, 2)
                .nOut(channels)
                .activation(Activation.RELU)
                .build();
    }

    /** The configuration as DL4J's own, a copy. Its last layer is dense, so that errors in the logits come from outside. */
    public MultiLayerConfiguration toDl4j() {
        return Dl4jBorder.parse(configuration);
    }

    @Override
    @JsonIgnore
    public Layout layout() {
        return Dl4jBorder.known(this).layout();
    }

    @Override
    @JsonIgnore
    public String label() {
        return Dl4jBorder.known(this).label();
    }

    private static void require(boolean holds, String field, String expected, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + expected + ", but found " + found);
        }
    }
}
