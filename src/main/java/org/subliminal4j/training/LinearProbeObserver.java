package org.subliminal4j.training;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Logits;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/** See {@link Probe.LinearProbe}: the classifier is a network of a single layer, and trains as any other. */
final class LinearProbeObserver implements Probe.Observer {
    private static final Loss LOSS = new Loss.CrossEntropy();

    private final Probe.LinearProbe probe;
    private final Model model;
    private final ImageData data;
    private final RandomStreams streams;

    LinearProbeObserver(Probe.LinearProbe probe, Model model, Probe.Context context) {
        this.probe = probe;
        this.model = model;
        data = context.data();
        streams = context.streams();
    }

    @Override
    public Map<String, Double> ended() {
        Features train = Inference.features(model, FirstImages.of(data.train(), probe.images()));
        Features test = Inference.features(model, data.test());
        standardise(train, test);
        return Map.of("linearProbe", accuracy(trained(train), test, data.test()));
    }

    private Weights trained(Features train) {
        Dense linear = new Dense(
                train.features(), List.of(), Activation.RELU, data.train().classes(), 0);
        Weights zero = Weights.of(
                linear, HostArray.zeros(DataType.FLOAT, linear.layout().length()));
        Schedule schedule = new Schedule(
                probe.epochs(), 256, new Optimiser.Adam(0.01, 0.9, 0.999, 1e-8, 0), RateSchedule.Cosine.DEFAULT);
        int[] classes = Logits.CLASSES.in(linear);
        Targets targets = Targets.labels(LOSS, train.count(), data.train()::label, classes);
        return Teaching.train(
                        zero,
                        train,
                        LOSS,
                        classes,
                        epoch -> targets,
                        schedule,
                        streams.stream(probe.stream()),
                        Teaching.Listener.NONE)
                .weights();
    }

    private static double accuracy(Weights linear, Features test, ImageSet images) {
        float[] logits = Inference.logits(linear, test);
        int classes = linear.architecture().classes();
        int right = 0;
        for (int image = 0; image < images.count(); image++) {
            int best = 0;
            for (int k = 1; k < classes; k++) {
                if (logits[image * classes + k] > logits[image * classes + best]) {
                    best = k;
                }
            }
            right += best == images.label(image) ? 1 : 0;
        }
        return (double) right / images.count();
    }

    /** Brings each feature to mean 0 and standard deviation 1 over {@code train}; one that never varies there, to 0. */
    static void standardise(Features train, Features test) {
        int width = train.features();
        for (int j = 0; j < width; j++) {
            double sum = 0;
            double squares = 0;
            for (int row = 0; row < train.count(); row++) {
                double value = train.values()[row * width + j];
                sum += value;
                squares += value * value;
            }
            double mean = sum / train.count();
            double variance = squares / train.count() - mean * mean;
            double scale = variance > 1e-12 * squares / train.count() ? 1 / Math.sqrt(variance) : 0;
            rescale(train, j, mean, scale);
            rescale(test, j, mean, scale);
        }
    }

    /** @param features Modified */
    private static void rescale(Features features, int feature, double mean, double scale) {
        float[] values = features.values();
        for (int i = feature; i < values.length; i += features.features()) {
            values[i] = (float) ((values[i] - mean) * scale);
        }
    }
}
