package org.subliminal4j.experiment;

import java.util.List;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Probe;

/** Networks that are shown images, and judged by how many test images they read right. */
final class ImageDomain implements Domain {
    private final DataSets dataSets;
    private final ImageData data;
    /** Judges the epochs before the last at half the cost: on all test images they take 6% of a trial's time. */
    private final ImageSet testHalf;

    ImageDomain(Task.Images task, DataSets dataSets) {
        this.dataSets = dataSets;
        data = dataSets.get(task);
        testHalf = data.test().everyOther();
    }

    @Override
    public void check(Plan plan) {
        Experiment experiment = plan.experiment();
        for (String arm : plan.arms()) {
            var architecture = experiment.architectureOf(arm);
            if (data.train().features() != architecture.inputs() || data.train().classes() != architecture.classes()) {
                throw new IllegalArgumentException("expected images of " + architecture.inputs() + " pixels and "
                        + architecture.classes() + " classes for the arm '" + arm + "', but found "
                        + data.train().features() + " pixels and "
                        + data.train().classes() + " classes");
            }
        }
        InputImages images = new InputImages(dataSets, data, new RandomStreams(0));
        for (Plan.Group group : plan.groups()) {
            Stage stage = group.stage(experiment);
            images.resolve(stage.inputs(), stage.source() instanceof Source.Labels labels ? labels.labelling() : null);
        }
    }

    @Override
    public double work(Plan.Step step, Experiment experiment) {
        Stage stage = step.stage(experiment);
        return (double) images(stage) * stage.schedule().epochs();
    }

    /** The number of images of a stage, or a little more where labels leave some out. */
    int images(Stage stage) {
        return count(stage.inputs(), data);
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

    @Override
    public Domain.Run begin(Experiment experiment, RandomStreams streams, Probe.Arms arms, TrialObserver observer) {
        return new Run(experiment, streams, arms);
    }

    /** The networks of one seed. */
    private final class Run implements Domain.Run {
        private final Experiment experiment;
        private final RandomStreams streams;
        private final Probe.Arms arms;

        Run(Experiment experiment, RandomStreams streams, Probe.Arms arms) {
            this.experiment = experiment;
            this.streams = streams;
            this.arms = arms;
        }

        @Override
        public ArmResult untrained(Weights weights) {
            return ArmResults.untrained(weights, data.test());
        }

        @Override
        public Lesson lesson(Plan.Group group) {
            GroupLesson lesson =
                    new GroupLesson(experiment, group, new InputImages(dataSets, data, streams), streams, arms.end());
            return (List<Plan.Step> steps, List<Weights> begin, Progress progress, Taker taker) -> {
                try (GroupTraining training =
                        new GroupTraining(experiment, steps, begin, lesson, data, testHalf, streams, arms)) {
                    training.run(progress, taker);
                }
            };
        }
    }
}
