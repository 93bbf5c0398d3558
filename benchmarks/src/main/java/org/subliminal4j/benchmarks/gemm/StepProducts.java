package org.subliminal4j.benchmarks.gemm;

import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.network.Dense;

/** The matrix products of one step of one student of any shape, each on operands of its own. */
public final class StepProducts implements AutoCloseable {
    private final List<Multiplier> products = new ArrayList<>();

    /**
     * The products of forward and backward pass.
     *
     * @param logits the number of logits that are trained
     */
    public StepProducts(Dense network, int batch, int logits) {
        List<Integer> widths = new ArrayList<>(network.widths());
        widths.set(widths.size() - 1, logits);
        for (int layer = 0; layer + 1 < widths.size(); layer++) {
            int fanIn = widths.get(layer);
            int fanOut = widths.get(layer + 1);
            boolean images = layer == 0;
            products.add(new CblasMultiplier(batch, fanOut, fanIn, images, false));
            products.add(new CblasMultiplier(fanIn, fanOut, batch, !images, false));
            if (!images) {
                products.add(new CblasMultiplier(batch, fanIn, fanOut, false, true));
            }
        }
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
