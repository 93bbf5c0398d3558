package org.subliminal4j.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Inference;

/**
 * What networks of one seed were shown by a teacher: the images, and what the teacher said of them, computed anew from
 * their description. Networks that were shown the same share one.
 */
public final class Lesson {
    private final Stage stage;
    private final Source.Imitate source;
    private final int[] chosen;
    private final InputImages.Resolved images;
    private final RandomStreams streams;
    private final List<Pupil> pupils = new ArrayList<>();

    /**
     * A network that learned from it.
     *
     * @param arm    its name
     * @param stage  in which of its stages, from 1
     * @param logits the numbers of the logits that it was to match
     */
    public record Pupil(String arm, int stage, List<Integer> logits) {
        public Pupil {
            logits = List.copyOf(logits);
        }
    }

    private Lesson(
            Stage stage, Source.Imitate source, int[] chosen, InputImages.Resolved images, RandomStreams streams) {
        this.stage = stage;
        this.source = source;
        this.chosen = chosen;
        this.images = images;
        this.streams = streams;
    }

    /**
     * The lessons of the named arms in which they imitate another arm, in the order of the experiment.
     *
     * @param data where the images are read from
     * @throws org.subliminal4j.common.UserException if these are not to be had
     */
    public static List<Lesson> of(Experiment experiment, DataSets data, long seed, Collection<String> arms) {
        ImageData own = data.get(experiment.images().data());
        if (experiment.images().labelling() != null) {
            own = own.relabel(experiment.images().labelling());
        }
        RandomStreams streams = new RandomStreams(seed);
        InputImages images = new InputImages(data, own, streams);
        Map<Object, Lesson> lessons = new LinkedHashMap<>();
        for (Arm arm : experiment.arms()) {
            for (int i = 0; i < arm.stages().size() && arms.contains(arm.name()); i++) {
                Stage stage = arm.stages().get(i);
                if (stage.source() instanceof Source.Imitate source) {
                    int[] chosen = stage.logits().in(experiment.architectureOf(source.arm()));
                    Lesson lesson = new Lesson(stage, source, chosen, images.resolve(stage.inputs(), null), streams);
                    int number = i + 1;
                    lessons.computeIfAbsent(lesson.key(), unknown -> lesson)
                            .pupils
                            .add(new Pupil(
                                    arm.name(),
                                    number,
                                    java.util.Arrays.stream(chosen).boxed().toList()));
                }
            }
        }
        return List.copyOf(lessons.values());
    }

    /** Equal for stages that are shown the same; a distortion is that of the logits that are imitated. */
    private Object key() {
        return List.of(stage.inputs(), source, source.distortions().isEmpty() ? "" : stage.logits(), epochs());
    }

    /** The name of the arm that teaches. */
    public String teacher() {
        return source.arm();
    }

    /** The images' description. */
    public Inputs inputs() {
        return stage.inputs();
    }

    /** The teacher's description. */
    public Source source() {
        return source;
    }

    /** Who learned from it, at least one. */
    public List<Pupil> pupils() {
        return List.copyOf(pupils);
    }

    /** How many epochs have images of their own: 1 where all show the same. */
    public int epochs() {
        boolean fresh = images.source().epoch(2) != images.source();
        return fresh ? stage.schedule().epochs() : 1;
    }

    /** The images of an epoch, from 1. */
    public ImageSource images(int epoch) {
        return images.source().epoch(epoch);
    }

    /**
     * What the teacher says of the images of an epoch: all its logits, those that are imitated with the distortions of the
     * description.
     *
     * @param weights the teacher
     * @param epoch   from 1
     * @return shape {@code (count, outputs)}, row-major
     */
    public float[] logits(Weights weights, int epoch) {
        float[] said = Inference.logits(weights, images(epoch));
        Distorted.apply(said, weights.architecture().outputs(), chosen, source.distortions(), streams, epoch);
        return said;
    }
}
