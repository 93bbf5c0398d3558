package org.subliminal4j.legacy;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.subliminal4j.network.LogitRange;

/**
 * The losses of the experiment in DL4J's terms, as an oracle: {@code KL(labels || softmax(z))} over a range of the
 * outputs, where the labels are padded with zeros to the width of the outputs.
 */
final class RangeDivergence implements ILossFunction {
    private static final long serialVersionUID = 1L;

    private final int from;
    private final int to;

    RangeDivergence(LogitRange range) {
        from = range.from();
        to = range.to();
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double sum = computeScoreArray(labels, preOutput, activation, mask)
                .sumNumber()
                .doubleValue();
        return average ? sum / labels.rows() : sum;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        INDArray p = columns(labels);
        INDArray q = Transforms.softmax(columns(preOutput));
        INDArray logP = Transforms.log(Transforms.max(p, 1e-300));
        return p.mul(logP.sub(Transforms.log(q))).sum(true, 1);
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        INDArray gradient = Nd4j.zeros(preOutput.dataType(), preOutput.shape());
        gradient.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to))
                .assign(Transforms.softmax(columns(preOutput)).sub(columns(labels)));
        return gradient;
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        return Pair.of(
                computeScore(labels, preOutput, activation, mask, average),
                computeGradient(labels, preOutput, activation, mask));
    }

    @Override
    public String name() {
        return "RangeDivergence";
    }

    private INDArray columns(INDArray array) {
        return array.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to)).dup();
    }
}
