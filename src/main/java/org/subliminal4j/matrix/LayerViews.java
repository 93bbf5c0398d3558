package org.subliminal4j.matrix;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.subliminal4j.network.Layout;

/**
 * Views of one dense layer of a flat vector.
 *
 * @param weights shape {@code (fanIn, fanOut)}, order 'f'
 * @param biases  shape {@code (fanOut)}
 */
record LayerViews(INDArray weights, INDArray biases) {
    /** The layers of a dense network. */
    static List<LayerViews> of(Layout layout, INDArray vector) {
        List<LayerViews> views = new ArrayList<>();
        List<Layout.Tensor> tensors = layout.tensors();
        for (int i = 0; i < tensors.size(); i += 2) {
            Layout.Tensor weights = tensors.get(i);
            Layout.Tensor biases = tensors.get(i + 1);
            views.add(new LayerViews(
                    run(vector, weights).reshape('f', weights.fanIn(), weights.fanOut()), run(vector, biases)));
        }
        return views;
    }

    private static INDArray run(INDArray vector, Layout.Tensor tensor) {
        return vector.get(NDArrayIndex.interval(tensor.start(), tensor.start() + tensor.length()));
    }

    /** The same, of outputs {@code from} to {@code to} alone. */
    LayerViews columns(int from, int to) {
        return new LayerViews(
                weights.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to)),
                biases.get(NDArrayIndex.interval(from, to)));
    }
}
