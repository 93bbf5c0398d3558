package org.subliminal4j.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;

/**
 * What one layer of a DL4J configuration computes. Two layers compute the same function of the same parameters if these
 * are equal; updaters, losses, initialisers and names play no part.
 *
 * @param text       all that decides the function, for a reader
 * @param label      the same in a few characters
 * @param activation the activation with its constants; null for a layer without one
 * @param tensors    its parameters, in DL4J's order
 */
record Dl4jLayer(String text, String label, @Nullable IActivation activation, List<Tensor> tensors) {
    /**
     * Parameters of one name.
     *
     * @param name   {@code weight} or {@code bias}, which DL4J calls {@code W} and {@code b}
     * @param shape  its axes, of which the flat vector runs through the last one fastest
     * @param fanIn  inputs of one unit
     * @param fanOut outputs that one input feeds
     */
    record Tensor(String name, List<Integer> shape, int fanIn, int fanOut) {}

    /** All layers of {@code configuration}, those too that no architecture of ours has. */
    static List<Dl4jLayer> of(MultiLayerConfiguration configuration) {
        List<Dl4jLayer> layers = new ArrayList<>();
        for (int i = 0; i < configuration.getConfs().size(); i++) {
            Dl4jLayer layer = of(configuration.getConf(i).getLayer());
            layers.add(layer.after(configuration.getInputPreProcess(i)));
        }
        return layers;
    }

    private static Dl4jLayer of(Layer layer) {
        if (layer instanceof OutputLayer output) {
            return dense(output, output.hasBias());
        } else if (layer instanceof DenseLayer dense && !dense.hasLayerNorm()) {
            return dense(dense, dense.hasBias());
        } else if (layer.getClass() == ConvolutionLayer.class) {
            return convolution((ConvolutionLayer) layer);
        } else if (layer.getClass() == SubsamplingLayer.class) {
            return pooling((SubsamplingLayer) layer);
        } else if (layer instanceof GlobalPoolingLayer pooling) {
            String text = lower(pooling.getPoolingType()) + " pooling over "
                    + (pooling.getPoolingDimensions() == null ? "all" : sizes(pooling.getPoolingDimensions()))
                    + (pooling.isCollapseDimensions() ? "" : ", kept as 1x1") + norm(pooling.getPnorm());
            return new Dl4jLayer(text, lower(pooling.getPoolingType()), null, List.of());
        } else if (layer instanceof ZeroPaddingLayer padding) {
            return new Dl4jLayer("zero padding " + sizes(padding.getPadding()), "pad", null, List.of());
        } else if (layer instanceof ActivationLayer activation) {
            IActivation function = activation.getActivationFn();
            return new Dl4jLayer(function.toString(), function.toString(), function, List.of());
        }
        String name = layer.getClass().getSimpleName();
        return new Dl4jLayer(name, name, null, List.of());
    }

    private static Dl4jLayer dense(FeedForwardLayer layer, boolean biased) {
        int in = Math.toIntExact(layer.getNIn());
        int out = Math.toIntExact(layer.getNOut());
        List<Tensor> tensors = new ArrayList<>();
        tensors.add(new Tensor("weight", List.of(out, in), in, out));
        if (biased) {
            tensors.add(new Tensor("bias", List.of(out), in, out));
        }
        return weighted("dense " + in + " to " + out, String.valueOf(out), layer, tensors);
    }

    private static Dl4jLayer convolution(ConvolutionLayer layer) {
        int in = Math.toIntExact(layer.getNIn());
        int out = Math.toIntExact(layer.getNOut());
        int[] kernel = layer.getKernelSize();
        int area = kernel[0] * kernel[1];
        List<Tensor> tensors = new ArrayList<>();
        if (layer.hasBias()) {
            tensors.add(new Tensor("bias", List.of(out), in * area, out * area));
        }
        tensors.add(new Tensor("weight", List.of(out, in, kernel[0], kernel[1]), in * area, out * area));
        String window =
                window(kernel, layer.getStride(), layer.getPadding(), layer.getDilation(), layer.getConvolutionMode());
        return weighted(
                "convolution " + window + " from " + in + " to " + out + " channels",
                sizes(kernel) + "x" + out,
                layer,
                tensors);
    }

    private static Dl4jLayer pooling(SubsamplingLayer layer) {
        String kind = lower(layer.getPoolingType());
        String window = window(
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation(),
                layer.getConvolutionMode());
        String text = kind + " pooling " + window + norm(layer.getPnorm())
                + (layer.isAvgPoolIncludePadInDivisor() ? ", padding counted" : "");
        return new Dl4jLayer(text, kind + sizes(layer.getKernelSize()), null, List.of());
    }

    private static Dl4jLayer weighted(String text, String label, BaseLayer layer, List<Tensor> tensors) {
        boolean biased = tensors.stream().anyMatch(tensor -> tensor.name().equals("bias"));
        IActivation activation = layer.getActivationFn();
        return new Dl4jLayer(
                text + " " + activation + (biased ? "" : " without biases"), label, activation, List.copyOf(tensors));
    }

    /** This layer behind a change of its input's shape. */
    private Dl4jLayer after(@Nullable InputPreProcessor change) {
        String before;
        if (change == null) {
            return this;
        } else if (change instanceof FeedForwardToCnnPreProcessor image) {
            before = "images of " + image.getNumChannels() + "x" + image.getInputHeight() + "x" + image.getInputWidth();
        } else if (change instanceof CnnToFeedForwardPreProcessor flat) {
            before = "flat " + flat.getNumChannels() + "x" + flat.getInputHeight() + "x" + flat.getInputWidth();
        } else {
            before = change.getClass().getSimpleName();
        }
        return new Dl4jLayer(before + ", " + text, label, activation, tensors);
    }

    private static String window(int[] kernel, int[] stride, int[] padding, int[] dilation, Object mode) {
        return sizes(kernel) + " (stride " + sizes(stride) + ", padding " + sizes(padding) + ", dilation "
                + sizes(dilation) + ", " + lower(mode) + ")";
    }

    private static String norm(int power) {
        return power == 0 ? "" : " of power " + power;
    }

    private static String sizes(int[] sizes) {
        return Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining("x"));
    }

    private static String lower(@Nullable Object value) {
        return String.valueOf(value).toLowerCase(Locale.ROOT);
    }
}
