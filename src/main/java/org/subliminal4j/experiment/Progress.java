package org.subliminal4j.experiment;

import java.util.Locale;
import org.subliminal4j.data.ImageData;

/** Counts the work of a trial in passes of one image through one network. Safe for several threads. */
final class Progress {
    private final Experiment experiment;
    private final ImageData data;
    private final TrialObserver observer;
    private final double total;
    private double done;

    Progress(Plan plan, ImageData data, TrialObserver observer) {
        experiment = plan.experiment();
        this.data = data;
        this.observer = observer;
        total = plan.groups().stream()
                .flatMap(group -> group.steps().stream())
                .mapToDouble(step -> (double) images(step)
                        * step.stage(experiment).schedule().epochs())
                .sum();
    }

    /** Tells that networks have seen a batch. */
    synchronized void batch(String phase, int epoch, int epochs, double images) {
        done += images;
        observer.progressed(
                String.format(Locale.ROOT, "%s, epoch %d of %d", phase, epoch, epochs), Math.min(1, done / total));
    }

    private int images(Plan.Step step) {
        return count(step.stage(experiment).inputs(), data);
    }

    /** The number of images that a description stands for, or a little more where labels leave some out. */
    static int count(Inputs inputs, ImageData data) {
        if (inputs instanceof Inputs.Noise noise) {
            return noise.count();
        }
        if (inputs instanceof Inputs.Images images) {
            return images.count() > 0 ? images.count() : data.train().count();
        }
        Inputs.Blend blend = (Inputs.Blend) inputs;
        return Math.min(count(blend.first(), data), count(blend.second(), data));
    }
}
