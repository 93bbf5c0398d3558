package org.subliminal4j.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.common.Sha256;

/**
 * A network as a value: an architecture and all its parameters, which never change. What is trained or altered is a new
 * value.
 */
public final class Weights {
    private final Architecture architecture;
    private final HostArray values;

    private Weights(Architecture architecture, HostArray values) {
        this.architecture = architecture;
        this.values = values;
    }

    /**
     * Weights of given values.
     *
     * @param values Not modified, copied. In the order of the architecture's {@link Layout}
     */
    public static Weights of(Architecture architecture, HostArray values) {
        if (values.length() != architecture.layout().length()) {
            throw new IllegalArgumentException(
                    "expected " + architecture.layout().length() + " parameters for " + architecture.label()
                            + ", but found " + values.length());
        }
        return new Weights(architecture, values.copy());
    }

    /** Float32 weights drawn as in the paper: see {@link Initialiser#paper()}. */
    public static Weights draw(Architecture architecture, RandomGenerator random) {
        return draw(architecture, Initialiser.paper(), DataType.FLOAT, random);
    }

    /**
     * Drawn weights of a network for images; those of a {@link Transformer} are drawn by {@link TransformerInit}.
     *
     * @param type   {@link DataType#FLOAT} or {@link DataType#DOUBLE}
     * @param random Modified: one draw for each parameter that is drawn, in the order of the layout
     */
    public static Weights draw(
            Architecture architecture, Initialiser initialiser, DataType type, RandomGenerator random) {
        if (architecture instanceof Transformer) {
            throw new IllegalArgumentException("expected a network for images, but found " + architecture.label()
                    + ": a transformer has an initialisation of its own");
        }
        Layout layout = architecture.layout();
        HostArray values = HostArray.zeros(type, layout.length());
        for (Layout.Tensor tensor : layout.tensors()) {
            int length = tensor.length();
            for (int i = 0; i < length; i++) {
                values.set(tensor.start() + i, initialiser.draw(tensor, random));
            }
        }
        return new Weights(architecture, values);
    }

    /** The shape. */
    public Architecture architecture() {
        return architecture;
    }

    /** {@link DataType#FLOAT} or {@link DataType#DOUBLE}. */
    public DataType type() {
        return values.type();
    }

    /** The number of parameters. */
    public int length() {
        return values.length();
    }

    /** The parameter at {@code index} of the flat vector. */
    public double get(int index) {
        return values.get(index);
    }

    /** A copy of all parameters, in the order of the layout. */
    public HostArray values() {
        return values.copy();
    }

    /** Whether every parameter is a finite number. */
    public boolean finite() {
        return IntStream.range(0, values.length()).allMatch(i -> Double.isFinite(values.get(i)));
    }

    /**
     * These weights, but for the named parts, which come from {@code other}.
     *
     * @throws IllegalArgumentException if the shapes differ, or there is no part of that name
     */
    public Weights mixed(Weights other, List<String> parts) {
        requireSameShape(other);
        HostArray mixed = values.copy();
        for (Layout.Run run : architecture.layout().runs(parts)) {
            mixed.copyFrom(other.values, run.start(), run.start(), run.length());
        }
        return new Weights(architecture, mixed);
    }

    /** The point at {@code place} on the straight line from these weights (0) to {@code other} (1). */
    public Weights towards(Weights other, double place) {
        requireSameShape(other);
        HostArray point = values.copy();
        for (int i = 0; i < point.length(); i++) {
            point.set(i, values.get(i) + place * (other.get(i) - values.get(i)));
        }
        return new Weights(architecture, point);
    }

    /**
     * These weights with Gaussian noise added to the named parts.
     *
     * @param sd       the noise's standard deviation, at least 0
     * @param relative whether {@code sd} is a multiple of the standard deviation of each tensor of weights, which leaves
     *                 biases alone
     * @param random   Modified: one Gaussian for each parameter of the parts that gets noise
     */
    public Weights perturbed(double sd, boolean relative, List<String> parts, RandomGenerator random) {
        if (!(sd >= 0) || Double.isInfinite(sd)) {
            throw new IllegalArgumentException("sd must be at least 0 and finite, but found " + sd);
        }
        HostArray noisy = values.copy();
        List<Layout.Run> runs = architecture.layout().runs(parts);
        for (Layout.Tensor tensor : architecture.layout().tensors()) {
            double scale = relative ? (tensor.bias() ? 0 : sd * sdOf(tensor)) : sd;
            for (Layout.Run run : runs) {
                int from = Math.max(run.start(), tensor.start());
                int to = Math.min(run.start() + run.length(), tensor.start() + tensor.length());
                for (int i = from; i < to && scale > 0; i++) {
                    noisy.set(i, values.get(i) + scale * random.nextGaussian());
                }
            }
        }
        return new Weights(architecture, noisy);
    }

    /**
     * These weights with the units of one hidden layer in another order: what comes into each unit and what goes out of
     * it moves together, so that the function stays the same up to rounding.
     *
     * @param layer the hidden layer, from 1 as in {@code layer-1}
     * @param order unit {@code i} of the result is unit {@code order.get(i)} of these weights; each unit once
     * @throws IllegalArgumentException if the network is not {@link Dense}, or has no such units
     */
    public Weights permuted(int layer, List<Integer> order) {
        UnitOrder units = new UnitOrder(architecture, layer, order);
        return new Weights(architecture, units.outgoing(units.incoming(values)));
    }

    /**
     * These weights with only what comes into the units of one hidden layer in another order, their weights and biases:
     * the network becomes another one.
     *
     * @param layer the hidden layer, from 1 as in {@code layer-1}
     * @param order unit {@code i} of the result has what comes into unit {@code order.get(i)} of these weights; each once
     * @throws IllegalArgumentException if the network is not {@link Dense}, or has no such units
     */
    public Weights permutedIncoming(int layer, List<Integer> order) {
        return new Weights(architecture, new UnitOrder(architecture, layer, order).incoming(values));
    }

    private double sdOf(Layout.Tensor tensor) {
        double sum = 0;
        double squares = 0;
        int end = tensor.start() + tensor.length();
        for (int i = tensor.start(); i < end; i++) {
            sum += values.get(i);
            squares += values.get(i) * values.get(i);
        }
        double mean = sum / tensor.length();
        return Math.sqrt(Math.max(0, squares / tensor.length() - mean * mean));
    }

    /** SHA-256, in hexadecimal, of the parameters as little-endian float32 in the order of the layout. */
    public String sha256() {
        MessageDigest digest = Sha256.digest();
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * Math.min(values.length(), 1 << 16))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length(); i++) {
            if (!bytes.hasRemaining()) {
                digest.update(bytes.array());
                bytes.clear();
            }
            bytes.putFloat((float) values.get(i));
        }
        digest.update(bytes.array(), 0, bytes.position());
        return Sha256.hex(digest);
    }

    /**
     * An ordinary DL4J network with these parameters, which shares nothing with them: save it, evaluate it, train it on. Its
     * {@code close} frees nothing: ND4J's memory goes when Java's collector finds the network.
     */
    public MultiLayerNetwork toDl4j() {
        return Dl4jNetworks.network(this);
    }

    /**
     * The members of the zip that DL4J's {@code ModelSerializer} reads, by name, without the state of an optimiser.
     *
     * @throws IllegalArgumentException if DL4J does not know the architecture
     * @throws IOException              if they cannot be made
     */
    public Map<String, byte[]> dl4jMembers() throws IOException {
        return Dl4jNetworks.members(this);
    }

    /**
     * The weights of a DL4J network.
     *
     * @throws IllegalArgumentException if the network is not of that architecture, by its layers, activations and sizes
     */
    public static Weights of(Architecture architecture, MultiLayerNetwork network) {
        return Dl4jNetworks.weights(architecture, network);
    }

    private void requireSameShape(Weights other) {
        Layout theirs = other.architecture.layout();
        if (!theirs.tensors().equals(architecture.layout().tensors())
                || other.architecture.classes() != architecture.classes()) {
            throw new IllegalArgumentException(
                    "expected weights of " + architecture.label() + ", but found " + other.architecture.label());
        }
    }
}
