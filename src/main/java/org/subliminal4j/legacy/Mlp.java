package org.subliminal4j.legacy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.backend.HostArray;

/**
 * A network and what its outputs mean. The network is an ordinary DL4J network: it can be saved, evaluated and trained
 * on by DL4J's own means.
 *
 * @param spec    the shape, and which outputs are class logits and which auxiliary
 * @param network the DL4J network of that shape; its output is the logits, without softmax
 */
public record Mlp(MlpSpec spec, MultiLayerNetwork network) {
    public Mlp {
        if (network.numParams() != spec.parameters()) {
            throw new IllegalArgumentException("expected a network with " + spec.parameters() + " parameters for "
                    + spec + ", but found " + network.numParams());
        }
    }

    /** A float32 network with parameters drawn by {@link #initialise}. */
    public static Mlp random(MlpSpec spec, RandomGenerator random) {
        return random(spec, DataType.FLOAT, random);
    }

    /**
     * A network with parameters drawn by {@link #initialise}.
     *
     * @param type {@link DataType#FLOAT} or {@link DataType#DOUBLE}
     */
    public static Mlp random(MlpSpec spec, DataType type, RandomGenerator random) {
        Mlp mlp = zeros(spec, type);
        mlp.initialise(random);
        return mlp;
    }

    /**
     * A network whose parameters are all zero.
     *
     * @param type {@link DataType#FLOAT} or {@link DataType#DOUBLE}
     */
    public static Mlp zeros(MlpSpec spec, DataType type) {
        Backend.start();
        List<Integer> widths = spec.widths();
        // Loss and updater are what a DL4J user finds who goes on with fit; training here does not use them.
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(type)
                .updater(new Adam(3e-4))
                .list();
        for (int layer = 0; layer + 1 < spec.layers(); layer++) {
            layers.layer(new DenseLayer.Builder()
                    .nIn(widths.get(layer))
                    .nOut(widths.get(layer + 1))
                    .activation(Activation.RELU)
                    .build());
        }
        layers.layer(new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                .nIn(widths.get(spec.layers() - 1))
                .nOut(spec.outputs())
                .activation(Activation.IDENTITY)
                .build());
        MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
        network.init(org.nd4j.linalg.factory.Nd4j.zeros(type, 1, spec.parameters()), false);
        return new Mlp(spec, network);
    }

    /**
     * Draws all parameters anew: every weight from N(0, 1/fan_in), the output layer's included; biases 0 (paper,
     * section 6.2).
     *
     * @param random Modified: one Gaussian for each weight, in DL4J's flat order
     */
    public void initialise(RandomGenerator random) {
        HostArray parameters = HostArray.zeros(type(), parameterCount());
        List<Integer> widths = spec.widths();
        int next = 0;
        for (int layer = 0; layer < spec.layers(); layer++) {
            int fanIn = widths.get(layer);
            int fanOut = widths.get(layer + 1);
            double sd = 1 / Math.sqrt(fanIn);
            for (int i = 0; i < fanIn * fanOut; i++) {
                parameters.set(next++, sd * random.nextGaussian());
            }
            next += fanOut;
        }
        setParameters(parameters);
    }

    /** A network with the same parameters that shares nothing with this one. */
    public Mlp copy() {
        Mlp copy = zeros(spec, type());
        copy.setParameters(parameters());
        return copy;
    }

    /** {@link DataType#FLOAT} or {@link DataType#DOUBLE}. */
    public DataType type() {
        return network.params().dataType();
    }

    /** A copy of all parameters in DL4J's flat order: for each layer its weights, fan-in fastest, then its biases. */
    public HostArray parameters() {
        HostArray parameters = HostArray.zeros(type(), parameterCount());
        parameters.readFrom(network.params());
        return parameters;
    }

    /**
     * Replaces all parameters.
     *
     * @param parameters Not modified. In DL4J's flat order
     */
    public void setParameters(HostArray parameters) {
        parameters.writeTo(network.params());
    }

    /** SHA-256, in hexadecimal, of the parameters as little-endian float32 in DL4J's flat order. */
    public String parametersSha256() {
        HostArray parameters = parameters();
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * parameters.length()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < parameters.length(); i++) {
            bytes.putFloat((float) parameters.get(i));
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private int parameterCount() {
        return Math.toIntExact(spec.parameters());
    }
}
