package org.subliminal4j.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.subliminal4j.data.ImageSource;

/**
 * The weights of a multilayer perceptron as plain arrays: dense layers with ReLU, the last one linear.
 *
 * @param layers from the input on; the outputs of each are the inputs of the next
 */
public record DenseWeights(List<Layer> layers) {
    /** Images in one matrix product: enough to keep the BLAS busy, few enough to stay small. */
    private static final int BATCH = 1000;

    /**
     * One dense layer.
     *
     * @param inputs  the number of inputs
     * @param outputs the number of outputs
     * @param weights shape {@code (inputs, outputs)}, row-major; not copied: do not modify
     * @param biases  shape {@code (outputs)}; not copied: do not modify
     */
    public record Layer(int inputs, int outputs, float[] weights, float[] biases) {
        public Layer {
            if (weights.length != inputs * outputs || biases.length != outputs) {
                throw new IllegalArgumentException("A layer of " + inputs + " x " + outputs + " needs "
                        + inputs * outputs + " weights and " + outputs + " biases, but found " + weights.length
                        + " and " + biases.length);
            }
        }
    }

    public DenseWeights {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("A network needs at least one layer, but found none");
        }
        for (int i = 1; i < layers.size(); i++) {
            if (layers.get(i).inputs() != layers.get(i - 1).outputs()) {
                throw new IllegalArgumentException("Layer " + i + " must take the " + layers.get(i - 1).outputs()
                        + " outputs of the layer before it, but takes " + layers.get(i).inputs());
            }
        }
    }

    /** The weights of a network of dense layers, copied. */
    public static DenseWeights of(MultiLayerNetwork network) {
        List<Layer> layers = new ArrayList<>();
        for (var layer : network.getLayers()) {
            INDArray weights = layer.getParam("W");
            INDArray biases = layer.getParam("b");
            layers.add(new Layer(
                    (int) weights.size(0),
                    (int) weights.size(1),
                    weights.dup('c').data().asFloat(),
                    biases.dup('c').data().asFloat()));
        }
        return new DenseWeights(layers);
    }

    /**
     * The weights of a network that DL4J's {@link ModelSerializer} wrote.
     *
     * @throws IOException if the file is missing or is not such a network
     */
    public static DenseWeights load(Path zip) throws IOException {
        MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(zip.toFile(), false);
        try {
            return of(network);
        } finally {
            network.close();
        }
    }

    /** The number of input features. */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /** The number of logits. */
    public int outputs() {
        return layers.get(layers.size() - 1).outputs();
    }

    /** The number of weights and biases. */
    public long parameters() {
        return layers.stream()
                .mapToLong(layer -> layer.weights().length + layer.biases().length)
                .sum();
    }

    /**
     * The class that the network gives to each image: the largest of its first {@code classes} logits.
     *
     * @param images images of {@link #inputs()} features
     * @return shape {@code (images)}, each from 0 to {@code classes}, exclusive
     */
    public int[] predictions(ImageSource images, int classes) {
        if (images.features() != inputs() || classes < 1 || classes > outputs()) {
            throw new IllegalArgumentException("Expected images of " + inputs() + " features and 1 to " + outputs()
                    + " classes, but found " + images.features() + " and " + classes);
        }
        List<INDArray> weights = new ArrayList<>();
        List<INDArray> biases = new ArrayList<>();
        for (Layer layer : layers) {
            weights.add(Nd4j.create(layer.weights(), new long[] {layer.inputs(), layer.outputs()}, 'c'));
            biases.add(Nd4j.create(layer.biases(), new long[] {1, layer.outputs()}, 'c'));
        }
        int[] predictions = new int[images.count()];
        for (int from = 0; from < images.count(); from += BATCH) {
            int size = Math.min(BATCH, images.count() - from);
            float[] pixels = new float[size * inputs()];
            for (int i = 0; i < size; i++) {
                images.write(from + i, pixels, i * inputs());
            }
            INDArray activations = Nd4j.create(pixels, new long[] {size, inputs()}, 'c');
            for (int layer = 0; layer < layers.size(); layer++) {
                activations = activations.mmul(weights.get(layer)).addiRowVector(biases.get(layer));
                if (layer < layers.size() - 1) {
                    activations = Transforms.relu(activations, false);
                }
            }
            float[] logits = activations.dup('c').data().asFloat();
            for (int i = 0; i < size; i++) {
                predictions[from + i] = largest(logits, i * outputs(), classes);
            }
        }
        return predictions;
    }

    private static int largest(float[] values, int offset, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (values[offset + i] > values[offset + best]) {
                best = i;
            }
        }
        return best;
    }
}
