package org.subliminal4j.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.network.LogitRange;

/**
 * Trains all networks of a stack at once on one stream of batches, each towards its own targets, with minibatch Adam.
 * The images of a batch are read or drawn once for all networks.
 */
public final class Trainer implements AutoCloseable {
    private final MlpStack stack;
    private final ImageSource images;
    private final List<Targets> targets;
    private final TrainingConfig config;
    private final RandomGenerator shuffle;
    private final int[] order;
    private final Adam adam;
    private final List<Pass> passes = new ArrayList<>();

    /** Looks at a step, or changes it, between the backward pass and the update. */
    @FunctionalInterface
    public interface StepListener {
        /** Does nothing. */
        StepListener NONE = stack -> {};

        /**
         * Called after the backward pass of each batch.
         *
         * @param stack its {@link MlpStack#gradient} is the step's gradient and may be modified; its
         *              {@link MlpStack#parameters} are those before the update
         */
        void beforeUpdate(MlpStack stack);
    }

    /**
     * A trainer with a new optimiser.
     *
     * @param stack   Modified by every epoch. Not closed by this trainer
     * @param images  the images, the same for all networks
     * @param ranges  for each network the logits that are trained
     * @param targets for each network what these logits are to say of every image
     * @param config  batch size and optimiser
     * @param shuffle Modified: the order of the images is drawn from it anew for each epoch
     */
    public Trainer(
            MlpStack stack,
            ImageSource images,
            List<LogitRange> ranges,
            List<Targets> targets,
            TrainingConfig config,
            RandomGenerator shuffle) {
        check(stack, images, ranges, targets);
        this.stack = stack;
        this.images = images;
        this.targets = List.copyOf(targets);
        this.config = config;
        this.shuffle = shuffle;
        order = new int[images.count()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        adam = new Adam(
                stack.type(),
                stack.parameters().length(),
                config.learningRate(),
                config.beta1(),
                config.beta2(),
                config.epsilon());
        int full = Math.min(config.batchSize(), order.length);
        passes.add(new Pass(stack, full, ranges));
        if (order.length % full != 0) {
            passes.add(new Pass(stack, order.length % full, ranges));
        }
        stack.clearGradient();
    }

    /** The number of batches, and so of steps, in an epoch. */
    public int batches() {
        return (order.length + config.batchSize() - 1) / config.batchSize();
    }

    /** As {@link #epoch(StepListener)}, with nobody listening. */
    public double[] epoch() {
        return epoch(StepListener.NONE);
    }

    /**
     * Passes over all images once, in a new order.
     *
     * @return for each network the mean loss of its images, in nats, each measured before the update of its batch
     * @throws CancellationException if the thread is interrupted
     */
    public double[] epoch(StepListener listener) {
        shuffleOrder();
        double[] loss = new double[stack.networks()];
        int start = 0;
        while (start < order.length) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("training was interrupted");
            }
            int batch = Math.min(config.batchSize(), order.length - start);
            Pass pass = batch == passes.get(0).batch() ? passes.get(0) : passes.get(1);
            Batches.fill(images, order, start, pass);
            pass.forward();
            for (int network = 0; network < loss.length; network++) {
                loss[network] += batch
                        * DivergenceLoss.of(
                                pass.logits(network), targets.get(network), order, start, pass.logitGradients(network));
            }
            pass.backward();
            listener.beforeUpdate(stack);
            adam.step(stack.parameters(), stack.gradient());
            stack.parametersChanged();
            start += batch;
        }
        for (int network = 0; network < loss.length; network++) {
            loss[network] /= order.length;
        }
        return loss;
    }

    /** Frees ND4J's memory; the stack stays. */
    @Override
    public void close() {
        passes.forEach(Pass::close);
    }

    /** Fisher and Yates. */
    private void shuffleOrder() {
        for (int i = order.length - 1; i > 0; i--) {
            int j = shuffle.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    private static void check(MlpStack stack, ImageSource images, List<LogitRange> ranges, List<Targets> targets) {
        if (targets.size() != stack.networks() || ranges.size() != stack.networks()) {
            throw new IllegalArgumentException("expected ranges and targets for each of " + stack.networks()
                    + " networks, but found " + ranges.size() + " and " + targets.size());
        }
        if (images.features() != stack.spec().inputs()) {
            throw new IllegalArgumentException("expected images of "
                    + stack.spec().inputs() + " features for " + stack.spec() + ", but found " + images.features());
        }
        for (int network = 0; network < ranges.size(); network++) {
            Targets target = targets.get(network);
            LogitRange range = ranges.get(network);
            if (range.to() > stack.spec().outputs() || range.size() != target.size()) {
                throw new IllegalArgumentException("expected targets for logits " + range + " of " + stack.spec()
                        + ", but found " + target.size() + " logits");
            }
            if (target.count() != images.count()) {
                throw new IllegalArgumentException(
                        "expected targets for " + images.count() + " images, but found " + target.count());
            }
        }
    }
}
