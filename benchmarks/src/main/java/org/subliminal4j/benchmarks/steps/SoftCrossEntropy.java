package org.subliminal4j.benchmarks.steps;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Cross-entropy of the softmax over a range of the outputs to a distribution, for DL4J: {@code -sum_k t_k ln q_k}. With
 * one-hot targets it is the teacher's loss; with a teacher's probabilities its gradient {@code q - t} is that of the
 * students' divergence, from which it differs by a constant.
 */
public final class SoftCrossEntropy implements ILossFunction {
    private static final long serialVersionUID = 1L;

    private final int from;
    private final int to;

    /**
     * @param from the first output in the softmax
     * @param to   one past the last
     */
    public SoftCrossEntropy(int from, int to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray logits, IActivation identity, INDArray mask) {
        INDArray logProbabilities = Transforms.log(softmax(logits), false);
        return logProbabilities.muli(labels.get(range())).sum(true, 1).negi();
    }

    @Override
    public double computeScore(INDArray labels, INDArray logits, IActivation identity, INDArray mask, boolean average) {
        double sum =
                computeScoreArray(labels, logits, identity, mask).sumNumber().doubleValue();
        return average ? sum / logits.size(0) : sum;
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray logits, IActivation identity, INDArray mask) {
        INDArray gradient = Nd4j.zeros(logits.dataType(), logits.shape());
        gradient.get(range()).assign(softmax(logits).subi(labels.get(range())));
        return gradient;
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray logits, IActivation identity, INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(labels, logits, identity, mask, average), computeGradient(labels, logits, identity, mask));
    }

    @Override
    public String name() {
        return "softmax cross-entropy of outputs " + from + " to " + to;
    }

    private INDArray softmax(INDArray logits) {
        return Transforms.softmax(logits.get(range()), true);
    }

    private INDArrayIndex[] range() {
        return new INDArrayIndex[] {NDArrayIndex.all(), NDArrayIndex.interval(from, to)};
    }
}
