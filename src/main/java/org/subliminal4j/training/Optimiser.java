package org.subliminal4j.training;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;

/** How a gradient becomes a step: a description, from which each phase of training starts anew. */
public sealed interface Optimiser {
    /** The step size that a schedule of rates multiplies. */
    double learningRate();

    /** The same at another learning rate. */
    Optimiser withLearningRate(double rate);

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
     * @param learningRate above 0
     * @param beta1        decay of the first moment, in [0, 1)
     * @param beta2        decay of the second moment, in [0, 1)
     * @param epsilon      above 0, added to the square root of the bias-corrected second moment, for a loss that is a mean
     *                     over the batch
     * @param weightDecay  added to the gradient as {@code weightDecay * parameter} (L2), 0 for none
     */
    @JsonTypeName("adam")
    record Adam(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
            implements Optimiser {
        /** The paper's rate and betas (section 6.2), with the epsilon that Adam's authors propose. */
        public static final Adam DEFAULT = new Adam(3e-4, 0.9, 0.999, 1e-8, 0);

        public Adam {
            AdamStepper.check(learningRate, beta1, beta2, epsilon, weightDecay);
        }

        @Override
        public Optimiser withLearningRate(double rate) {
            return new Adam(rate, beta1, beta2, epsilon, weightDecay);
        }

        @Override
        public Stepper start(DataType type, int length) {
            return new AdamStepper(type, length, this, weightDecay, 0);
        }
    }

    /**
     * Adam with decoupled weight decay (Loshchilov and Hutter, arXiv 1711.05101), in PyTorch's reading: before the step a
     * parameter is multiplied with {@code 1 - rate * weightDecay}.
     *
     * @param learningRate above 0
     * @param beta1        decay of the first moment, in [0, 1)
     * @param beta2        decay of the second moment, in [0, 1)
     * @param epsilon      above 0, as in {@link Adam}
     * @param weightDecay  at least 0
     */
    @JsonTypeName("adamw")
    record AdamW(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
            implements Optimiser {
        /** As {@link Adam#DEFAULT}, with PyTorch's decay. */
        public static final AdamW DEFAULT = new AdamW(3e-4, 0.9, 0.999, 1e-8, 0.01);

        public AdamW {
            AdamStepper.check(learningRate, beta1, beta2, epsilon, weightDecay);
        }

        @Override
        public Optimiser withLearningRate(double rate) {
            return new AdamW(rate, beta1, beta2, epsilon, weightDecay);
        }

        @Override
        public Stepper start(DataType type, int length) {
            Adam adam = new Adam(learningRate, beta1, beta2, epsilon, 0);
            return new AdamStepper(type, length, adam, 0, weightDecay);
        }
    }

    /**
     * Stochastic gradient descent, in PyTorch's reading: the momentum's vector is {@code b = momentum * b + g}, and a
     * parameter moves by {@code -rate * b}.
     *
     * @param learningRate above 0
     * @param momentum     in [0, 1), 0 for none
     * @param weightDecay  added to the gradient as {@code weightDecay * parameter} (L2), 0 for none
     */
    @JsonTypeName("sgd")
    record Sgd(double learningRate, double momentum, double weightDecay) implements Optimiser {
        /** Plain descent. */
        public static final Sgd DEFAULT = new Sgd(0.1, 0, 0);

        public Sgd {
            Checks.requirePositive(learningRate, "learningRate");
            Checks.requireShare(momentum, "momentum");
            Checks.requireNotNegative(weightDecay, "weightDecay");
        }

        @Override
        public Optimiser withLearningRate(double rate) {
            return new Sgd(rate, momentum, weightDecay);
        }

        @Override
        public Stepper start(DataType type, int length) {
            return new SgdStepper(type, length, this);
        }
    }
}
