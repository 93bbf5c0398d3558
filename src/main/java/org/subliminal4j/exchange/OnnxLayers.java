package org.subliminal4j.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import onnx.Onnx.AttributeProto;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.subliminal4j.common.UserException;
import org.subliminal4j.network.Dl4j;
import org.subliminal4j.network.ExactGelu;

/** The layers of a DL4J network as ONNX operators; images are in the order NCHW in both. */
final class OnnxLayers {
    private final OnnxGraph graph;
    /** Layers without parameters are not counted in the names of tensors. */
    private int weighted;

    private OnnxLayers(OnnxGraph graph) {
        this.graph = graph;
    }

    /** @throws UserException if a layer or activation has no operator here */
    static void add(Dl4j architecture, OnnxGraph graph) {
        MultiLayerConfiguration configuration = architecture.toDl4j();
        OnnxLayers layers = new OnnxLayers(graph);
        for (int i = 0; i < configuration.getConfs().size(); i++) {
            layers.reshape(configuration.getInputPreProcess(i), i);
            layers.add(configuration.getConf(i).getLayer(), i);
        }
    }

    private void reshape(@Nullable InputPreProcessor change, int layer) {
        if (change instanceof FeedForwardToCnnPreProcessor image) {
            String shape = graph.constant(
                    "shape." + layer, -1, image.getNumChannels(), image.getInputHeight(), image.getInputWidth());
            graph.then("Reshape", List.of(shape));
        } else if (change instanceof CnnToFeedForwardPreProcessor) {
            graph.then("Flatten");
        }
    }

    private void add(Layer layer, int index) {
        if (layer instanceof DenseLayer dense) {
            OnnxModel.dense(weighted++, dense.hasBias(), graph);
            activation(dense.getActivationFn(), index);
        } else if (layer instanceof ConvolutionLayer convolution) {
            convolution(convolution, index);
            activation(convolution.getActivationFn(), index);
        } else if (layer instanceof SubsamplingLayer pooling) {
            pooling(pooling, index);
        } else if (layer instanceof GlobalPoolingLayer pooling) {
            globalPooling(pooling, index);
        } else if (layer instanceof ZeroPaddingLayer padding) {
            int[] sides = padding.getPadding();
            String pads = graph.constant("pads." + index, 0, 0, sides[0], sides[2], 0, 0, sides[1], sides[3]);
            graph.then("Pad", List.of(pads));
        } else if (layer instanceof ActivationLayer activation) {
            activation(activation.getActivationFn(), index);
        } else {
            throw unknown("layer", layer.getClass().getSimpleName(), index);
        }
    }

    private void convolution(ConvolutionLayer layer, int index) {
        List<AttributeProto> window =
                window(layer.getKernelSize(), layer.getStride(), layer.getPadding(), layer.getConvolutionMode(), index);
        boolean dilated = Arrays.stream(layer.getDilation()).anyMatch(step -> step != 1);
        if (dilated && layer.getConvolutionMode() == ConvolutionMode.Same) {
            // ONNX allows it, but its common runtime does not.
            throw unknown("convolution", "a dilated one of mode Same", index);
        }
        window.add(OnnxGraph.attribute("dilations", layer.getDilation()));
        String weight = OnnxModel.weight(weighted);
        List<String> tensors = layer.hasBias() ? List.of(weight, OnnxModel.bias(weighted)) : List.of(weight);
        weighted++;
        graph.then("Conv", tensors, window.toArray(AttributeProto[]::new));
    }

    private void pooling(SubsamplingLayer layer, int index) {
        List<AttributeProto> window =
                window(layer.getKernelSize(), layer.getStride(), layer.getPadding(), layer.getConvolutionMode(), index);
        boolean dilated = Arrays.stream(layer.getDilation()).anyMatch(step -> step != 1);
        boolean average = layer.getPoolingType() == PoolingType.AVG;
        if (dilated || (!average && layer.getPoolingType() != PoolingType.MAX)) {
            throw unknown("pooling", (dilated ? "dilated " : "") + layer.getPoolingType(), index);
        }
        if (average) {
            window.add(OnnxGraph.number("count_include_pad", layer.isAvgPoolIncludePadInDivisor() ? 1 : 0));
        }
        graph.then(average ? "AveragePool" : "MaxPool", window.toArray(AttributeProto[]::new));
    }

    private void globalPooling(GlobalPoolingLayer layer, int index) {
        boolean average = layer.getPoolingType() == PoolingType.AVG;
        boolean whole =
                layer.getPoolingDimensions() == null || Arrays.equals(layer.getPoolingDimensions(), new int[] {2, 3});
        if (!whole || (!average && layer.getPoolingType() != PoolingType.MAX)) {
            throw unknown("pooling", "global " + layer.getPoolingType(), index);
        }
        graph.then(average ? "GlobalAveragePool" : "GlobalMaxPool");
        if (layer.isCollapseDimensions()) {
            graph.then("Flatten");
        }
    }

    private static List<AttributeProto> window(
            int[] kernel, int[] stride, int[] padding, @Nullable ConvolutionMode mode, int index) {
        List<AttributeProto> window = new ArrayList<>();
        window.add(OnnxGraph.attribute("kernel_shape", kernel));
        window.add(OnnxGraph.attribute("strides", stride));
        if (mode == ConvolutionMode.Same) {
            window.add(OnnxGraph.word("auto_pad", "SAME_UPPER"));
        } else if (mode == ConvolutionMode.Causal) {
            throw unknown("mode", "Causal", index);
        } else {
            window.add(OnnxGraph.attribute("pads", padding[0], padding[1], padding[0], padding[1]));
        }
        return window;
    }

    private void activation(IActivation activation, int index) {
        if (activation.equals(new ActivationReLU())) {
            graph.then("Relu");
        } else if (activation instanceof ActivationTanH) {
            graph.then("Tanh");
        } else if (activation instanceof ActivationSigmoid) {
            graph.then("Sigmoid");
        } else if (activation instanceof ExactGelu) {
            OnnxModel.gelu("activation." + index, graph);
        } else if (!(activation instanceof ActivationIdentity)) {
            throw unknown("activation", activation.toString(), index);
        }
    }

    private static UserException unknown(String what, String found, int index) {
        return new UserException("expected a " + what + " that can be written as ONNX, but found " + found
                + " in layer " + index + ": export as npz, safetensors or dl4j instead");
    }
}
