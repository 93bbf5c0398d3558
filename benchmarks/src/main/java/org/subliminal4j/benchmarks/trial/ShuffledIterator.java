package org.subliminal4j.benchmarks.trial;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.subliminal4j.benchmarks.steps.ShuffledOrder;

/** Batches of two arrays in a new order after each reset, as DL4J's {@code fit} takes them. */
final class ShuffledIterator implements DataSetIterator {
    private static final long serialVersionUID = 1L;

    private final transient INDArray images;
    private final transient INDArray targets;
    private final transient ShuffledOrder order;
    private final int batch;
    private final boolean async;
    private int next;

    /** @param async whether DL4J may prepare batches on a thread of its own, which needs a core that is free */
    ShuffledIterator(INDArray images, INDArray targets, int batch, long seed, boolean async) {
        this.images = images;
        this.targets = targets;
        this.batch = batch;
        this.async = async;
        order = new ShuffledOrder(images.rows(), batch, seed);
        order.shuffle();
    }

    @Override
    public boolean hasNext() {
        return next < order.batches();
    }

    @Override
    public DataSet next() {
        int[] rows = order.batch(next++);
        return new DataSet(Nd4j.pullRows(images, 1, rows), Nd4j.pullRows(targets, 1, rows));
    }

    @Override
    public DataSet next(int number) {
        throw new UnsupportedOperationException("batches have one size");
    }

    @Override
    public void reset() {
        order.shuffle();
        next = 0;
    }

    @Override
    public boolean resetSupported() {
        return true;
    }

    @Override
    public boolean asyncSupported() {
        return async;
    }

    @Override
    public int batch() {
        return batch;
    }

    @Override
    public int inputColumns() {
        return images.columns();
    }

    @Override
    public int totalOutcomes() {
        return targets.columns();
    }

    @Override
    public List<String> getLabels() {
        return null;
    }

    @Override
    public void setPreProcessor(DataSetPreProcessor preProcessor) {
        throw new UnsupportedOperationException("images come as they are");
    }

    @Override
    public DataSetPreProcessor getPreProcessor() {
        return null;
    }
}
