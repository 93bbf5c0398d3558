package org.subliminal4j.training;

import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.matrix.Batch;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Logits;
import org.subliminal4j.random.RandomStreams;

/** The gradient of a {@link Trait}. It works on a copy, so that looking at the trait changes nothing in the training. */
final class TraitGradient implements AutoCloseable {
    private final Model model;
    private final Batch batch;
    private final Model.Pass pass;
    private final BatchLoss loss;
    private final Targets targets;
    private final int[] order;

    /**
     * @param network Not modified. The network whose trait gradient is asked for
     * @param images  the labelled images
     */
    TraitGradient(Trait trait, Model network, ImageSet images, RandomStreams streams) {
        int[] sample = streams.stream(trait.stream())
                .ints(trait.images(), 0, images.count())
                .toArray();
        Architecture architecture = network.architecture();
        int[] classes = Logits.CLASSES.in(architecture);
        targets = Targets.labels(Loss.DEFAULT, sample.length, image -> images.label(sample[image]), classes);
        loss = new BatchLoss(Loss.DEFAULT, classes);
        order = Batches.inOrder(sample.length);
        model = Model.of(network.weights());
        batch = new Batch(network.type(), sample.length, images.features());
        pass = model.pass(batch, 0, classes.length);
        Batches.fill(images, sample, 0, batch);
    }

    /**
     * The gradient, in the order of the layout; not a copy.
     *
     * @param parameters Not modified. Where it is taken
     */
    HostArray at(HostArray parameters) {
        model.parameters().copyFrom(parameters, 0, 0, parameters.length());
        model.parametersChanged();
        pass.forward();
        loss.of(pass.batch(), pass.logits(), targets, order, 0, pass.logitGradients());
        pass.backward();
        return model.gradient();
    }

    @Override
    public void close() {
        pass.close();
        batch.close();
        model.close();
    }
}
