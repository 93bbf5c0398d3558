package org.subliminal4j.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.Backend;

/** The border to DL4J: its configurations to ours and back. Everything goes through text: each side has its own Jackson. */
final class Dl4jBorder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_KNOWN = 16;

    /** What is asked for at every turn and takes DL4J milliseconds to find out. */
    private static final Map<Dl4j, Known> KNOWN = new LinkedHashMap<>(MOST_KNOWN, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Dl4j, Known> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    /**
     * What follows from an architecture.
     *
     * @param layers what each layer computes
     * @param layout where their parameters lie
     * @param label  the shape in a few characters
     */
    record Known(List<Dl4jLayer> layers, Layout layout, String label) {
        private static Known of(Dl4j architecture) {
            List<Dl4jLayer> layers = Dl4jLayer.of(architecture.toDl4j());
            Layout layout = Layout.of(layers, architecture.classes(), architecture.auxiliary());
            StringBuilder label = new StringBuilder().append(architecture.inputs());
            layers.subList(0, layers.size() - 1)
                    .forEach(layer -> label.append('-').append(layer.label()));
            label.append("-(" + architecture.classes() + "+" + architecture.auxiliary() + ") DL4J");
            return new Known(layers, layout, label.toString());
        }
    }

    private Dl4jBorder() {}

    static Known known(Dl4j architecture) {
        synchronized (KNOWN) {
            return KNOWN.computeIfAbsent(architecture, Known::of);
        }
    }

    /**
     * The configuration in the one form that equal architectures share.
     *
     * @param configuration Not modified
     */
    static JsonNode checked(JsonNode configuration, int inputs, int outputs) {
        MultiLayerConfiguration parsed = parse(configuration);
        strip(parsed);
        Dl4jCheck.check(parsed, inputs, outputs);
        return tree(parsed);
    }

    static MultiLayerConfiguration parse(JsonNode configuration) {
        Backend.start();
        try {
            return MultiLayerConfiguration.fromJson(configuration.toString());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "configuration must be the JSON of a DL4J MultiLayerConfiguration, but found "
                            + Dl4jCheck.firstLine(e),
                    e);
        }
    }

    static JsonNode tree(MultiLayerConfiguration configuration) {
        Backend.start();
        try {
            return JSON.readTree(configuration.toJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("DL4J wrote a configuration that is no JSON", e);
        }
    }

    /** Leaves out what does not decide the function: DL4J's seed, for one, is the time of day. */
    @SuppressWarnings("ReferenceEquality") // Layers of equal configuration are not the same layer.
    private static void strip(MultiLayerConfiguration configuration) {
        configuration.setDataType(DataType.FLOAT);
        configuration.setIterationCount(0);
        configuration.setEpochCount(0);
        configuration.setCacheMode(CacheMode.NONE);
        configuration.setTrainingWorkspaceMode(WorkspaceMode.ENABLED);
        configuration.setInferenceWorkspaceMode(WorkspaceMode.ENABLED);
        for (NeuralNetConfiguration layer : configuration.getConfs()) {
            layer.setSeed(0);
            layer.setDataType(DataType.FLOAT);
            layer.setIterationCount(0);
            layer.setEpochCount(0);
            layer.setCacheMode(CacheMode.NONE);
            layer.setVariables(new ArrayList<>());
            if (layer.getLayer() instanceof OutputLayer output
                    && output.getActivationFn() instanceof ActivationIdentity
                    && layer == last(configuration)) {
                layer.setLayer(withoutLoss(output));
            }
        }
    }

    private static NeuralNetConfiguration last(MultiLayerConfiguration configuration) {
        return configuration.getConf(configuration.getConfs().size() - 1);
    }

    private static DenseLayer withoutLoss(OutputLayer output) {
        DenseLayer dense = new DenseLayer.Builder()
                .nIn(output.getNIn())
                .nOut(output.getNOut())
                .hasBias(output.hasBias())
                .activation(output.getActivationFn())
                .build();
        dense.setLayerName(output.getLayerName());
        dense.setIDropout(output.getIDropout());
        dense.setConstraints(output.getConstraints());
        dense.setWeightInitFn(output.getWeightInitFn());
        dense.setBiasInit(output.getBiasInit());
        dense.setGainInit(output.getGainInit());
        dense.setRegularization(output.getRegularization());
        dense.setRegularizationBias(output.getRegularizationBias());
        dense.setIUpdater(output.getIUpdater());
        dense.setBiasUpdater(output.getBiasUpdater());
        dense.setWeightNoise(output.getWeightNoise());
        dense.setGradientNormalization(output.getGradientNormalization());
        dense.setGradientNormalizationThreshold(output.getGradientNormalizationThreshold());
        return dense;
    }
}
