package org.subliminal4j.matrix;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.subliminal4j.backend.Blas;

/**
 * The products of one dense layer on one batch: {@code sums = below W + b}, and back. A layer of very few outputs, such as
 * three auxiliary logits, is computed output by output, as products with vectors: a matrix product would spend its time on
 * packing the batch.
 */
final class DenseLayer {
    /** Up to here products with vectors were found to be faster than one product of matrices (1024 x 256, AVX2). */
    private static final int FEW = 4;

    private final INDArray ones;
    private final INDArray below;
    private final @Nullable INDArray belowErrors;
    private final INDArray sums;
    private final INDArray errors;
    private final LayerViews parameters;
    private final LayerViews gradient;
    private final List<Output> outputs;

    /** The columns of one output. */
    private record Output(INDArray sums, INDArray weights, INDArray errors, INDArray weightGradient) {}

    /**
     * A layer.
     *
     * @param ones        length {@code batch}, all 1
     * @param below       what the layer reads, shape {@code (batch, fanIn)}
     * @param belowErrors where the gradient in that goes; null where nobody wants it
     * @param sums        what the layer computes, shape {@code (batch, fanOut)}, order 'f'
     * @param errors      the gradient in that, of its shape and order
     */
    DenseLayer(
            INDArray ones,
            INDArray below,
            @Nullable INDArray belowErrors,
            INDArray sums,
            INDArray errors,
            LayerViews parameters,
            LayerViews gradient) {
        this.ones = ones;
        this.below = below;
        this.belowErrors = belowErrors;
        this.sums = sums;
        this.errors = errors;
        this.parameters = parameters;
        this.gradient = gradient;
        boolean few = sums.size(1) <= FEW && belowErrors != null;
        outputs = few ? LongStream.range(0, sums.size(1)).mapToObj(this::output).toList() : List.of();
    }

    private Output output(long index) {
        return new Output(
                column(sums, index),
                column(parameters.weights(), index),
                column(errors, index),
                column(gradient.weights(), index));
    }

    private static INDArray column(INDArray matrix, long index) {
        return matrix.get(NDArrayIndex.all(), NDArrayIndex.point(index));
    }

    void forward() {
        if (outputs.isEmpty()) {
            Products.product(below, parameters.weights(), sums);
        }
        for (Output output : outputs) {
            Blas.product(below, output.weights(), output.sums());
        }
        // A rank-one update passes over the sums as they lie in memory; ND4J's broadcast would stride over them.
        Blas.addOuter(ones, parameters.biases(), sums);
    }

    /** From the gradient in the sums to that in the parameters, and in what lies below. */
    void backward() {
        Blas.productOfTransposed(errors, ones, gradient.biases());
        if (outputs.isEmpty()) {
            Products.productOfTransposed(below, errors, gradient.weights());
        }
        for (Output output : outputs) {
            Blas.productOfTransposed(below, output.errors(), output.weightGradient());
        }
        if (belowErrors != null) {
            Products.productWithTransposed(errors, parameters.weights(), belowErrors);
        }
    }
}
