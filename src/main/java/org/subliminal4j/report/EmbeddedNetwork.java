package org.subliminal4j.report;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.subliminal4j.network.DenseWeights;

/**
 * A network as the page carries it: layer by layer all weights, row by row, then the biases, each a little-endian half
 * precision number, in base64.
 *
 * @param widths the layer sizes, from the inputs on
 * @param base64 the parameters
 */
record EmbeddedNetwork(List<Integer> widths, String base64) {
    EmbeddedNetwork {
        widths = List.copyOf(widths);
    }

    /** Rounds {@code weights} to half precision. */
    static EmbeddedNetwork of(DenseWeights weights) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.toIntExact(2 * weights.parameters())).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> widths = new ArrayList<>(List.of(weights.inputs()));
        for (DenseWeights.Layer layer : weights.layers()) {
            widths.add(layer.outputs());
            for (float value : layer.weights()) {
                bytes.putShort(EmbeddedHalf.of(value));
            }
            for (float value : layer.biases()) {
                bytes.putShort(EmbeddedHalf.of(value));
            }
        }
        return new EmbeddedNetwork(widths, Base64.getEncoder().encodeToString(bytes.array()));
    }

    /** The weights as the page reads them. */
    DenseWeights decode() {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
        List<DenseWeights.Layer> layers = new ArrayList<>();
        for (int i = 1; i < widths.size(); i++) {
            int inputs = widths.get(i - 1);
            int outputs = widths.get(i);
            float[] weights = floats(bytes, inputs * outputs);
            layers.add(new DenseWeights.Layer(inputs, outputs, weights, floats(bytes, outputs)));
        }
        return new DenseWeights(layers);
    }

    private static float[] floats(ByteBuffer halves, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = EmbeddedHalf.toFloat(halves.getShort());
        }
        return values;
    }
}
