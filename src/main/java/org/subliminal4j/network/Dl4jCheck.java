package org.subliminal4j.network;

import java.util.List;
import java.util.Set;
import org.deeplearning4j.exception.DL4JException;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationRReLU;

/**
 * Which DL4J configurations are taken: those whose layers are a function of their input and plain parameters, and whose
 * loss is all in the logits. Everything else is refused by name rather than trained otherwise than DL4J would.
 */
final class Dl4jCheck {
    private static final Set<Class<?>> LAYERS = Set.of(
            DenseLayer.class,
            ConvolutionLayer.class,
            SubsamplingLayer.class,
            GlobalPoolingLayer.class,
            ZeroPaddingLayer.class,
            ActivationLayer.class);

    private final MultiLayerConfiguration configuration;
    private final int outputs;

    private Dl4jCheck(MultiLayerConfiguration configuration, int outputs) {
        this.configuration = configuration;
        this.outputs = outputs;
    }

    /**
     * Refuses what cannot be taken.
     *
     * @param configuration Not modified. Its last layer is dense, not an output layer
     * @throws IllegalArgumentException in one line, if it cannot be taken
     */
    static void check(MultiLayerConfiguration configuration, int inputs, int outputs) {
        new Dl4jCheck(configuration, outputs).run(inputs);
    }

    private void run(int inputs) {
        if (configuration.getConfs().isEmpty()) {
            throw new IllegalArgumentException("configuration must have at least one layer, but found none");
        }
        if (configuration.getBackpropType() != BackpropType.Standard) {
            throw new IllegalArgumentException(
                    "backpropType must be Standard, but found " + configuration.getBackpropType());
        }
        InputType input = InputType.feedForward(inputs);
        for (int i = 0; i < configuration.getConfs().size(); i++) {
            checkSettings(i);
            input = outputOf(i, input);
        }
        checkLast();
        long parameters = configuration.getConfs().stream()
                .mapToLong(conf -> conf.getLayer().initializer().numParams(conf))
                .sum();
        if (parameters > Layout.MOST_PARAMETERS) {
            throw new IllegalArgumentException("configuration must have at most " + Layout.MOST_PARAMETERS
                    + " parameters, but found " + parameters);
        }
    }

    private Layer layer(int index) {
        return configuration.getConf(index).getLayer();
    }

    private void checkSettings(int index) {
        Layer layer = layer(index);
        require(
                LAYERS.contains(layer.getClass()),
                index,
                "must be dense, convolution, subsampling, global pooling, zero padding or activation, or an output"
                        + " layer at the end",
                layer.getClass().getSimpleName());
        require(layer.getIDropout() == null, index, "must have no dropout", layer.getIDropout());
        require(isEmpty(layer.getConstraints()), index, "must have no constraints", layer.getConstraints());
        if (layer instanceof DenseLayer dense) {
            require(!dense.hasLayerNorm(), index, "must have no layer normalisation", "hasLayerNorm true");
        }
        if (layer instanceof ActivationLayer activation) {
            checkActivation(index, activation.getActivationFn());
        }
        if (layer instanceof BaseLayer weighted) {
            checkWeighted(index, weighted);
        }
        checkFormat(index, layer);
    }

    private void checkWeighted(int index, BaseLayer layer) {
        checkActivation(index, layer.getActivationFn());
        require(
                isEmpty(layer.getRegularization()) && isEmpty(layer.getRegularizationBias()),
                index,
                "must have no l1, l2 or weight decay (a step rule or the optimiser does that)",
                layer.getRegularization() + " and " + layer.getRegularizationBias());
        require(layer.getWeightNoise() == null, index, "must have no weight noise", layer.getWeightNoise());
        require(
                layer.getGradientNormalization() == null
                        || layer.getGradientNormalization() == GradientNormalization.None,
                index,
                "must have no gradient normalisation (a step rule does that)",
                layer.getGradientNormalization());
    }

    private void checkActivation(int index, IActivation activation) {
        require(
                !(activation instanceof ActivationRReLU),
                index,
                "must have an activation that is not random",
                activation);
    }

    private void checkFormat(int index, Layer layer) {
        CNN2DFormat format = CNN2DFormat.NCHW;
        if (layer instanceof ConvolutionLayer convolution) {
            format = convolution.getCnn2dDataFormat();
        } else if (layer instanceof SubsamplingLayer pooling) {
            format = pooling.getCnn2dDataFormat();
        } else if (layer instanceof ZeroPaddingLayer padding) {
            format = padding.getDataFormat();
        }
        require(format == CNN2DFormat.NCHW, index, "must be of format NCHW", format);
    }

    /** What layer {@code index} gives, after a check that it can take {@code input}. */
    private InputType outputOf(int index, InputType input) {
        InputPreProcessor change = configuration.getInputPreProcess(index);
        require(
                change == null
                        || change instanceof FeedForwardToCnnPreProcessor
                        || change instanceof CnnToFeedForwardPreProcessor,
                index,
                "must have no preprocessor but between flat and convolutional layers",
                change);
        Layer layer = layer(index);
        try {
            InputType changed = change == null ? input : change.getOutputType(input);
            checkSize(index, layer, changed);
            return layer.getOutputType(index, changed);
        } catch (IllegalStateException | DL4JException e) {
            throw new IllegalArgumentException(
                    named(index) + " must be able to take " + input + ", but found " + firstLine(e), e);
        }
    }

    private void checkSize(int index, Layer layer, InputType input) {
        long given = input instanceof InputType.InputTypeConvolutional images ? images.getChannels() : -1;
        if (layer instanceof DenseLayer) {
            given = input instanceof InputType.InputTypeFeedForward flat ? flat.getSize() : -1;
        }
        if (layer instanceof FeedForwardLayer weighted) {
            require(weighted.getNIn() == given, index, "must have the nIn of " + input, "nIn " + weighted.getNIn());
            require(weighted.getNOut() >= 1, index, "must have an nOut of at least 1", "nOut " + weighted.getNOut());
        } else if (!(layer instanceof ActivationLayer)) {
            require(given >= 1, index, "must be given images", input);
        }
    }

    private void checkLast() {
        int index = configuration.getConfs().size() - 1;
        require(
                layer(index) instanceof DenseLayer,
                index,
                "is the last one and must be a dense or an output layer",
                layer(index).getClass().getSimpleName());
        DenseLayer last = (DenseLayer) layer(index);
        require(
                last.getActivationFn() instanceof ActivationIdentity,
                index,
                "is the last one, gives the logits, and must have the activation identity",
                last.getActivationFn());
        require(
                last.getNOut() == outputs,
                index,
                "is the last one and must have an nOut of " + outputs + ", the class and the auxiliary logits",
                last.getNOut());
        require(last.hasBias(), index, "is the last one and must have biases", "hasBias false");
    }

    private void require(boolean holds, int index, String expected, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(named(index) + " " + expected + ", but found " + found);
        }
    }

    private String named(int index) {
        return "layer " + index + " of the DL4J configuration ("
                + layer(index).getClass().getSimpleName() + ")";
    }

    private static boolean isEmpty(@Nullable List<?> list) {
        return list == null || list.isEmpty();
    }

    static String firstLine(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("nothing");
    }
}
