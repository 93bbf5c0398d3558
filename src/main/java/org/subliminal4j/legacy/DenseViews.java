package org.subliminal4j.legacy;

import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Views of one dense layer of all networks of a stack.
 *
 * @param weights  shape {@code (fanIn, networks * fanOut)}, order 'f'
 * @param biases   shape {@code (1, networks * fanOut)}
 * @param networks the number of networks
 */
record DenseViews(INDArray weights, INDArray biases, int networks) {

    /** The weights of one network, shape {@code (fanIn, fanOut)}, restricted to outputs {@code from} to {@code to}. */
    INDArray weights(int network, int from, int to) {
        return columns(weights, network, from, to);
    }

    /** The biases of one network, shape {@code (1, fanOut)}, restricted to outputs {@code from} to {@code to}. */
    INDArray biases(int network, int from, int to) {
        return columns(biases, network, from, to);
    }

    /** The weights of each network, shape {@code (fanIn, fanOut)}. */
    List<INDArray> weightsByNetwork() {
        return blocks(weights, networks);
    }

    /** Splits {@code matrix} into {@code count} blocks of columns of the same width. */
    static List<INDArray> blocks(INDArray matrix, int count) {
        long width = matrix.columns() / count;
        return IntStream.range(0, count)
                .mapToObj(block ->
                        matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(block * width, (block + 1) * width)))
                .toList();
    }

    private INDArray columns(INDArray matrix, int network, int from, int to) {
        long start = (long) network * (matrix.columns() / networks);
        return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(start + from, start + to));
    }
}
