package org.subliminal4j.theory;

import java.util.Collections;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.legacy.MlpStack;
import org.subliminal4j.legacy.Pass;

/**
 * The gradient of the trait, the teacher's loss: cross-entropy of the class logits on a fixed sample of labelled images,
 * for all networks of a stack. It works on copies, so that looking at the trait changes nothing in the training.
 */
final class TraitGradient implements AutoCloseable {
    private final MlpStack stack;
    private final Pass pass;
    private final int[] labels;

    /**
     * @param networks the number of networks
     * @param sample   the numbers of the images
     */
    TraitGradient(MlpSpec spec, int networks, ImageSet images, int[] sample) {
        stack = new MlpStack(spec, networks, org.nd4j.linalg.api.buffer.DataType.FLOAT);
        pass = new Pass(stack, sample.length, Collections.nCopies(networks, spec.classLogits()));
        labels = new int[sample.length];
        float[] inputs = ((HostArray.Float32) pass.inputs()).values();
        for (int row = 0; row < sample.length; row++) {
            images.write(sample[row], inputs, row * images.features());
            labels[row] = images.label(sample[row]);
        }
    }

    /**
     * The gradient at the parameters of a stack of the same networks, in the order of the stack; not a copy.
     *
     * @param parameters Not modified. In the order of the stack
     */
    HostArray at(HostArray parameters) {
        stack.parameters().copyFrom(parameters, 0, 0, parameters.length());
        stack.parametersChanged();
        pass.forward();
        int batch = pass.batch();
        double[] row = new double[stack.spec().classes()];
        for (int network = 0; network < stack.networks(); network++) {
            for (int image = 0; image < batch; image++) {
                for (int k = 0; k < row.length; k++) {
                    row[k] = pass.logits(network).get(k * batch + image);
                }
                double[] p = Softmax.of(row);
                p[labels[image]] -= 1;
                for (int k = 0; k < row.length; k++) {
                    pass.logitGradients(network).set(k * batch + image, p[k] / batch);
                }
            }
        }
        pass.backward();
        return stack.gradient();
    }

    @Override
    public void close() {
        pass.close();
        stack.close();
    }
}
