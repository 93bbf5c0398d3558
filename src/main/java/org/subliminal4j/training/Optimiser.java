package org.subliminal4j.training;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;

/** How a gradient becomes a step: a description, from which each phase of training starts anew. */
public sealed interface Optimiser {
    /** The step size that a schedule of rates multiplies. */
    double learningRate();

    /**
     * The optimiser before its first step.
     *
     * @param type   {@link DataType#FLOAT} or {@link DataType#DOUBLE}
     * @param length the number of parameters
     */
    Stepper start(DataType type, int length);

    /** An optimiser at work on one vector of parameters. */
    interface Stepper {
        /**
         * Takes one step.
         *
         * @param parameters Modified
         * @param gradient   Not modified. As long as the parameters, and of their type
         * @param factor     what the schedule makes of the learning rate at this step
         */
        void step(HostArray parameters, HostArray gradient, double factor);
    }

    /**
     * Adam (Kingma and Ba, arXiv 1412.6980), with PyTorch's reading of epsilon.
     *
     * @param epsilon     added to the square root of the bias-corrected second moment
     * @param weightDecay added to the gradient as {@code weightDecay * parameter} (L2), 0 for none
     */
    @JsonTypeName("adam")
    record Adam(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
            implements Optimiser {
        /** The paper's rate and betas (section 6.2), with the epsilon that Adam's authors propose. */
        public static final Adam DEFAULT = new Adam(3e-4, 0.9, 0.999, 1e-8, 0);

        @Override
        public Stepper start(DataType type, int length) {
            throw new UnsupportedOperationException("TODO");
        }
    }
    // TODO AdamW ("adamw", decoupled decay, Loshchilov and Hutter, arXiv 1711.05101), Sgd ("sgd": learningRate,
    // momentum, weightDecay)
}
