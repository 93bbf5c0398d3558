package org.subliminal4j.experiment;

import org.subliminal4j.language.Asking;
import org.subliminal4j.network.Transformer;

/** What a trial of language models holds at once: their weights, and one of them at work for each worker. */
final class WorldFootprint {
    private WorldFootprint() {}

    static Footprint of(Experiment experiment) {
        double weights = 0;
        double heap = 0;
        double outside = 0;
        for (Arm arm : experiment.arms()) {
            Transformer shape = (Transformer) experiment.architectureOf(arm.name());
            // Its start and its end.
            weights += 2.0 * Float.BYTES * shape.layout().length();
            for (Stage stage : arm.stages()) {
                double sequences = stage.schedule().batchSize();
                heap = Math.max(heap, training(shape, sequences) + texts(stage, shape));
                outside = Math.max(outside, products(shape, sequences * shape.context()));
                for (Inputs.Numbers numbers : stage.inputs().numbers()) {
                    double asked = Math.min(Asking.AT_ONCE, numbers.asking().prompts());
                    heap = Math.max(heap, Float.BYTES * asked * shape.context() * 2.0 * shape.width() * shape.layers());
                    outside = Math.max(outside, products(shape, asked));
                }
            }
        }
        return new Footprint((long) (weights + heap), (long) outside);
    }

    /** Parameters, gradient and two moments; what each block keeps of a batch for the way back. */
    private static double training(Transformer shape, double sequences) {
        double rows = sequences * shape.context();
        double block = rows * (8.0 * shape.width() + 2.0 * shape.feedForward())
                + sequences * shape.heads() * shape.context() * shape.context();
        return Float.BYTES * (4.0 * shape.layout().length() + shape.layers() * block + 3.0 * rows * shape.width());
    }

    /** The tokens that are read, again and again. */
    private static double texts(Stage stage, Transformer shape) {
        if (stage.inputs() instanceof Inputs.Dialogues dialogues) {
            return (double) Integer.BYTES * dialogues.dialogues().corpus().sequences() * shape.context();
        }
        double sequences = stage.inputs() instanceof Inputs.Corpus corpus
                ? corpus.corpus().sequences()
                : stage.inputs() instanceof Inputs.Lessons ? 0 : WorldDomain.sequences(stage.inputs());
        return Integer.BYTES * sequences * shape.context() / 2;
    }

    /** What products read and write. */
    private static double products(Transformer shape, double rows) {
        double block = rows * (3.0 * shape.width() + shape.feedForward());
        double matrices = 2.0 * (4.0 * shape.width() * shape.width() + 2.0 * shape.width() * shape.feedForward());
        return Float.BYTES
                * (shape.layers() * (block + matrices) + rows * Math.max(shape.feedForward(), 3.0 * shape.width()));
    }
}
