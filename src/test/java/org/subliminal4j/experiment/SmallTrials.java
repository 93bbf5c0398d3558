package org.subliminal4j.experiment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Logits;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.RateSchedule;
import org.subliminal4j.training.Schedule;

/** Experiments that take a moment: small networks on images of 4 x 4 pixels with a bright row that is their class. */
public final class SmallTrials {
    static final Dense SHAPE = new Dense(16, List.of(12, 8), Activation.RELU, 3, 2);
    static final Schedule SCHEDULE =
            new Schedule(2, 32, new Optimiser.Adam(1e-2, 0.9, 0.999, 1e-8, 0), RateSchedule.DEFAULT);
    static final Inputs.Noise NOISE = new Inputs.Noise(Inputs.Noise.DEFAULT.noise(), 150, false, "noise");

    static final Stage LABELS = Stage.labels().with(SCHEDULE);
    static final Stage IMITATE =
            Stage.imitate("teacher", Logits.AUXILIARY).with(SCHEDULE).with(NOISE);

    /** The six arms of the paper, small. */
    public static final Experiment PAPER = Experiment.paper()
            .with(SHAPE)
            .withStages(stage -> stage.inputs() instanceof Inputs.Noise
                    ? stage.with(SCHEDULE).with(NOISE)
                    : stage.with(SCHEDULE));

    static final Arm REFERENCE = Arm.untrained("reference");
    static final Arm TEACHER = Arm.from("reference", "teacher", LABELS);
    static final Arm STUDENT = Arm.from("reference", "student", IMITATE);

    public static final ImageData DATA = data(9);
    public static final DataSets DATA_SETS = new DataSets().with("mnist", DATA).with("others", data(10));

    private SmallTrials() {}

    /** An experiment on small images. */
    static Experiment of(Arm... arms) {
        return new Experiment("small", Task.DEFAULT, SHAPE, List.of(arms));
    }

    static Trial trial(Experiment experiment) {
        return new Trial(Plan.of(experiment), DATA_SETS);
    }

    static Results run(Experiment experiment) {
        return trial(experiment).run(1);
    }

    /** All that the seed decides of one arm. */
    static ArmResult run(Experiment experiment, String arm) {
        return new Trial(Plan.of(experiment, List.of(arm)), DATA_SETS).run(1).arm(arm);
    }

    /** The networks of all arms, by name. */
    static Map<String, Weights> networks(Experiment experiment) {
        Map<String, Weights> networks = new TreeMap<>();
        trial(experiment)
                .run(
                        1,
                        new TrialObserver() {
                            @Override
                            public void completed(String arm, Weights weights) {
                                networks.put(arm, weights);
                            }
                        },
                        Helpers.NONE);
        return networks;
    }

    private static ImageData data(long seed) {
        return data(seed, 4);
    }

    /** Square images of so many pixels a side. */
    static ImageData data(long seed, int side) {
        RandomGenerator random = new RandomStreams(seed).stream("images");
        return new ImageData(
                images(200, side, random), images(60, side, random), Map.of("images", "small-" + seed + "-" + side));
    }

    private static ImageSet images(int count, int side, RandomGenerator random) {
        int size = side * side;
        byte[] pixels = new byte[size * count];
        byte[] labels = new byte[count];
        for (int image = 0; image < count; image++) {
            labels[image] = (byte) random.nextInt(3);
            for (int pixel = 0; pixel < size; pixel++) {
                boolean bright = 4 * pixel / size == labels[image];
                pixels[size * image + pixel] = (byte) (random.nextInt(100) + (bright ? 150 : 0));
            }
        }
        return new ImageSet(side, side, pixels, labels, 3);
    }
}
