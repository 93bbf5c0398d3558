package org.subliminal4j.training;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The losses of the experiment in DL4J's terms, as an oracle: {@code KL(labels || softmax(z))} over some of the outputs,
 * where the labels are padded with zeros to the width of the outputs.
 */
final class RangeDivergence implements ILossFunction {
    private static final long serialVersionUID = 1L;

    private final int[] chosen;

    RangeDivergence(int[] chosen) {
        this.chosen = chosen.clone();
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
        INDArray p = labels.getColumns(chosen);
        INDArray q = Transforms.softmax(preOutput.getColumns(chosen));
        INDArray logP = Transforms.log(Transforms.max(p, 1e-300));
        return p.mul(logP.sub(Transforms.log(q))).sum(true, 1);
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        INDArray gradient = Nd4j.zeros(preOutput.dataType(), preOutput.shape());
        INDArray slope = Transforms.softmax(preOutput.getColumns(chosen)).sub(labels.getColumns(chosen));
        for (int k = 0; k < chosen.length; k++) {
            gradient.putColumn(chosen[k], slope.getColumn(k));
        }
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
}
