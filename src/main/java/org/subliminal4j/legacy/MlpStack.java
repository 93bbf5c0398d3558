package org.subliminal4j.legacy;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.backend.HostArray;

/**
 * The parameters of several networks of one shape that read the same inputs, and their gradient.
 *
 * <p>All parameters are one vector. Layer by layer it holds the weights of all networks side by side, then the biases
 * of all networks: the weights of a layer are one matrix of shape {@code (fanIn, networks * fanOut)} in 'f' order, so
 * that the first layers of all networks are a single matrix product.
 *
 * <p>The vector is held twice: on Java's heap, where the optimiser works, and in ND4J's memory, where the products read
 * it. Call {@link #parametersChanged} after a change on the heap. Not safe for use by several threads.
 */
public final class MlpStack implements AutoCloseable {
    private final MlpSpec spec;
    private final int networks;
    private final DataType type;
    private final HostArray parameters;
    private final HostArray gradient;
    private final INDArray deviceParameters;
    private final INDArray deviceGradient;
    private final List<DenseViews> parameterViews;
    private final List<DenseViews> gradientViews;

    /**
     * A stack with all parameters zero.
     *
     * @param networks the number of networks, at least one
     * @param type     {@link DataType#FLOAT} or {@link DataType#DOUBLE}
     */
    public MlpStack(MlpSpec spec, int networks, DataType type) {
        if (networks < 1) {
            throw new IllegalArgumentException("networks must be at least 1, but found " + networks);
        }
        Backend.start();
        this.spec = spec;
        this.networks = networks;
        this.type = type;
        int length = Math.toIntExact(networks * spec.parameters());
        parameters = HostArray.zeros(type, length);
        gradient = HostArray.zeros(type, length);
        deviceParameters = Nd4j.zeros(type, length);
        deviceGradient = Nd4j.zeros(type, length);
        parameterViews = views(deviceParameters);
        gradientViews = views(deviceGradient);
    }

    /** A stack of copies of the given networks, which are of one shape and type. */
    public static MlpStack of(Mlp... networks) {
        MlpStack stack = new MlpStack(networks[0].spec(), networks.length, networks[0].type());
        for (int network = 0; network < networks.length; network++) {
            stack.load(network, networks[network]);
        }
        stack.parametersChanged();
        return stack;
    }

    /** The shape of every network. */
    public MlpSpec spec() {
        return spec;
    }

    /** The number of networks. */
    public int networks() {
        return networks;
    }

    /** {@link DataType#FLOAT} or {@link DataType#DOUBLE}. */
    public DataType type() {
        return type;
    }

    /** The parameters on the heap, in the order of the stack; not a copy. */
    public HostArray parameters() {
        return parameters;
    }

    /** The gradient that {@link #readGradient} last read, in the order of the parameters; not a copy. */
    public HostArray gradient() {
        return gradient;
    }

    /** Copies the parameters from the heap to ND4J's memory. */
    public void parametersChanged() {
        parameters.writeTo(deviceParameters);
    }

    /** Copies the gradient from ND4J's memory to the heap. */
    public void readGradient() {
        gradient.readFrom(deviceGradient);
    }

    /** Sets the gradient to zero: what no backward pass writes to, such as the rows of unused logits, stays zero. */
    public void clearGradient() {
        gradient.clear();
        gradient.writeTo(deviceGradient);
    }

    /** Copies the parameters of {@code source} to the heap as those of one network. */
    public void load(int network, Mlp source) {
        if (!source.spec().equals(spec)) {
            throw new IllegalArgumentException("expected a network of " + spec + ", but found " + source.spec());
        }
        insert(source.parameters(), network, parameters);
    }

    /** Copies the parameters of one network from the heap to {@code target}. */
    public void store(int network, Mlp target) {
        target.setParameters(extract(parameters, network));
    }

    /**
     * The part of a vector in the order of the stack that belongs to one network, in DL4J's flat order.
     *
     * @param stacked Not modified. Parameters or gradient of all networks
     */
    public HostArray extract(HostArray stacked, int network) {
        HostArray flat = HostArray.zeros(type, Math.toIntExact(spec.parameters()));
        for (Block block : blocks(network)) {
            flat.copyFrom(stacked, block.stackStart(), block.flatStart(), block.length());
        }
        return flat;
    }

    /**
     * Replaces the part of a vector in the order of the stack that belongs to one network: the inverse of
     * {@link #extract}.
     *
     * @param flat    Not modified. In DL4J's flat order
     * @param stacked Modified. Parameters or gradient of all networks
     */
    public void insert(HostArray flat, int network, HostArray stacked) {
        for (Block block : blocks(network)) {
            stacked.copyFrom(flat, block.flatStart(), block.stackStart(), block.length());
        }
    }

    /** Where the weights and the biases of one network's layers stand in the stack and in DL4J's flat order. */
    public List<Block> blocks(int network) {
        List<Block> blocks = new ArrayList<>();
        List<Integer> widths = spec.widths();
        int flat = 0;
        for (int layer = 0; layer < spec.layers(); layer++) {
            int fanOut = widths.get(layer + 1);
            int weights = widths.get(layer) * fanOut;
            int stacked = networks * flat;
            blocks.add(new Block(layer, flat, stacked + network * weights, weights));
            blocks.add(new Block(layer, flat + weights, stacked + networks * weights + network * fanOut, fanOut));
            flat += weights + fanOut;
        }
        return blocks;
    }

    /**
     * A run of parameters of one layer of one network: its weights or its biases.
     *
     * @param layer      the layer, from 0
     * @param flatStart  where it starts in DL4J's flat order
     * @param stackStart where it starts in the order of the stack
     * @param length     the number of parameters
     */
    public record Block(int layer, int flatStart, int stackStart, int length) {}

    /** Frees ND4J's memory. */
    @Override
    public void close() {
        deviceParameters.close();
        deviceGradient.close();
    }

    DenseViews parameterViews(int layer) {
        return parameterViews.get(layer);
    }

    DenseViews gradientViews(int layer) {
        return gradientViews.get(layer);
    }

    private List<DenseViews> views(INDArray vector) {
        List<DenseViews> views = new ArrayList<>();
        List<Integer> widths = spec.widths();
        long start = 0;
        for (int layer = 0; layer < spec.layers(); layer++) {
            long fanIn = widths.get(layer);
            long fanOut = (long) networks * widths.get(layer + 1);
            INDArray weights = vector.get(NDArrayIndex.interval(start, start + fanIn * fanOut))
                    .reshape('f', fanIn, fanOut);
            start += fanIn * fanOut;
            INDArray biases =
                    vector.get(NDArrayIndex.interval(start, start + fanOut)).reshape(1, fanOut);
            start += fanOut;
            views.add(new DenseViews(weights, biases, networks));
        }
        return views;
    }
}
