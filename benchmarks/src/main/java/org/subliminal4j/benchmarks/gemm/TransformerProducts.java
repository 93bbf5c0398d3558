package org.subliminal4j.benchmarks.gemm;

import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.network.Transformer;

/** The matrix products of one training step of a transformer as this library computes them, each on operands of its own. */
public final class TransformerProducts implements AutoCloseable {
    /** As many rows as this library turns into logits at a time. */
    private static final int CHUNK = 192;

    private final List<Multiplier> products = new ArrayList<>();

    /**
     * The products of forward and backward pass, but for those of the attention, which are no products of BLAS there.
     *
     * @param rows tokens of a batch that predict
     */
    public TransformerProducts(Transformer shape, int rows) {
        int width = shape.width();
        for (int block = 0; block < shape.layers(); block++) {
            linear(rows, width, 3 * width);
            linear(rows, width, width);
            linear(rows, width, shape.feedForward());
            linear(rows, shape.feedForward(), width);
        }
        for (int row = 0; row < rows; row += CHUNK) {
            int count = Math.min(CHUNK, rows - row);
            products.add(new CblasMultiplier(shape.vocabulary(), count, width, true, true));
            products.add(new CblasMultiplier(width, shape.vocabulary(), count, true, true));
            products.add(new CblasMultiplier(count, width, shape.vocabulary(), true, true));
        }
    }

    private void linear(int rows, int in, int out) {
        products.add(new CblasMultiplier(rows, out, in, false, false));
        products.add(new CblasMultiplier(in, out, rows, true, false));
        products.add(new CblasMultiplier(rows, in, out, false, true));
    }

    /** Computes all of them once. */
    public void multiply() {
        products.forEach(Multiplier::multiply);
    }

    @Override
    public void close() {
        products.forEach(Multiplier::close);
    }
}
