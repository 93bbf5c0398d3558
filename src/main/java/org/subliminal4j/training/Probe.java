package org.subliminal4j.training;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.subliminal4j.common.Required;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Learner;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/**
 * Something to know of a network while and after it trains, beside its loss and its accuracy: named numbers. A
 * description; it never changes what is trained. A component called {@code arm} names the arm that is looked at as well.
 * A network's own start is where it stood when the probe was started.
 */
public sealed interface Probe {
    /**
     * What a probe may need beside the network.
     *
     * @param data    the images, with the labels that the trait is made of
     * @param streams the seed's streams
     * @param arms    the other networks
     */
    record Context(ImageData data, RandomStreams streams, Arms arms) {}

    /**
     * Networks by the names of their arms.
     *
     * @param start where an arm started from
     * @param end   what it came to
     */
    record Arms(Function<String, Weights> start, Function<String, Weights> end) {}

    /** The name of a probe's kind: {@code coverage}. */
    static String kind(Probe probe) {
        return probe.getClass().getAnnotation(JsonTypeName.class).value();
    }

    /** A probe of networks for images. */
    interface OfImages {
        /** The probe at work on one network, before its first step. */
        Observer start(Model model, Context context);
    }

    /** A probe of the way that a network goes, which may be of any kind. */
    interface OfWay {
        /** The probe at work on one network, before its first step. */
        Observer start(Learner learner, Arms arms);
    }

    /**
     * What is known of one step.
     *
     * @param step    from 1
     * @param metrics named numbers
     */
    record Step(long step, Map<String, Double> metrics) {
        public Step {
            metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        }
    }

    /** A probe at work. */
    interface Observer extends AutoCloseable {
        /** The gradient of a step stands in the model, and no rule has changed it. Steps count from 1. */
        default void beforeUpdate(long step) {}

        /** The parameters have been updated. */
        default void afterUpdate(long step) {}

        /** What is to be told of an epoch that has ended, from 1; a metric's name has no blanks. */
        default Map<String, Double> epochEnded(int epoch) {
            return Map.of();
        }

        /** What is to be told at the end of the stage. */
        default Map<String, Double> ended() {
            return Map.of();
        }

        /** What is to be told of single steps, so far. */
        default List<Step> steps() {
            return List.of();
        }

        @Override
        default void close() {}
    }

    /**
     * Whether the network's gradient, before any rule changes it, points along that of the trait: the mean over the steps
     * of each epoch of the cosine between the two, {@code gradientCosine} over all parameters and for instance {@code
     * gradientCosine.layer-1} for a part (0 where one of the two is zero); at the end {@code positiveGradientShare}, the
     * part of all steps in which the cosine over all parameters is positive. The theorem says that it is positive in a
     * first step (paper, section 6.1).
     *
     * @param every so many steps are told by themselves, from the first on; at least 1
     */
    @JsonTypeName("gradient-alignment")
    record GradientAlignment(Trait trait, int every) implements Probe, OfImages {
        /** Of the usual trait, telling every tenth step. */
        public static final GradientAlignment DEFAULT = new GradientAlignment(Trait.DEFAULT, 10);

        public GradientAlignment {
            Checks.require(every >= 1, "every", "at least 1", every);
        }

        @Override
        public Observer start(Model model, Context context) {
            return new GradientObserver(this, model, context);
        }
    }

    /**
     * The cosine between the way of this network from its start and the way of another arm from its own start to its end,
     * after each epoch and at the end: {@code displacementCosine} over all parameters, and for instance {@code
     * displacementCosine.layer-1} for a part (0 where one of the two did not move).
     *
     * @param arm of the same shape, such as the teacher
     */
    @JsonTypeName("displacement")
    record Displacement(@Required String arm) implements Probe, OfImages, OfWay {
        @Override
        public Observer start(Model model, Context context) {
            return start(model, context.arms());
        }

        @Override
        public Observer start(Learner learner, Arms arms) {
            return new DisplacementObserver(learner, Ways.of(arm, learner, arms));
        }
    }

    /**
     * The cosine between the first update of this network and the way of another arm from its start to its end: {@code
     * coverage}.
     *
     * @param arm of the same shape, such as the teacher
     */
    @JsonTypeName("coverage")
    record Coverage(@Required String arm) implements Probe, OfImages, OfWay {
        @Override
        public Observer start(Model model, Context context) {
            return start(model, context.arms());
        }

        @Override
        public Observer start(Learner learner, Arms arms) {
            return new CoverageObserver(learner, Ways.of(arm, learner, arms));
        }
    }

    /**
     * What the last hidden features know of the classes: the test accuracy of a linear softmax classifier that is trained
     * on those of training images, at the end: {@code linearProbe}. Each feature is first brought to mean 0 and standard
     * deviation 1 over the training images; the classifier starts from zero and is trained by Adam at rate 0.01, falling
     * to 0 along a cosine, in batches of 256.
     *
     * @param images the first so many of the training images, at least 1; all, if there are fewer
     * @param epochs passes over them, at least 1
     * @param stream the random stream of their order
     */
    @JsonTypeName("linear-probe")
    record LinearProbe(int images, int epochs, String stream) implements Probe, OfImages {
        /** Twenty epochs on 10,000 images. */
        public static final LinearProbe DEFAULT = new LinearProbe(10_000, 20, "linear-probe");

        public LinearProbe {
            Checks.require(images >= 1, "images", "at least 1", images);
            Checks.require(epochs >= 1, "epochs", "at least 1", epochs);
        }

        @Override
        public Observer start(Model model, Context context) {
            return new LinearProbeObserver(this, model, context);
        }
    }

    /**
     * How alike the last hidden features of this network and another arm are on test images, at the end: linear CKA
     * (Kornblith et al., arXiv 1905.00414, section 3), {@code cka}. 1 for features that are the same up to a rotation and
     * a scale.
     *
     * @param arm    of any shape
     * @param images the first so many of the test images, at least 2; all, if there are fewer
     */
    @JsonTypeName("cka")
    record Cka(String arm, int images) implements Probe, OfImages {
        /** With the arm called teacher, on 1,000 images. */
        public static final Cka DEFAULT = new Cka("teacher", 1000);

        public Cka {
            Checks.require(images >= 2, "images", "at least 2", images);
        }

        @Override
        public Observer start(Model model, Context context) {
            return new CkaObserver(this, model, context);
        }
    }

    /**
     * Test accuracies at even distances on straight lines in the space of parameters, at the end: from this network's start
     * to its end, {@code lineFromStart.00} and so on, and from there to the end of another arm, {@code lineToArm.00} and
     * so on; both ends of a line are among its points.
     *
     * @param arm    of the same shape, such as the teacher
     * @param points on each line, from 2 to 100
     */
    @JsonTypeName("line")
    record Line(String arm, int points) implements Probe, OfImages {
        /** To the arm called teacher, in steps of a tenth. */
        public static final Line DEFAULT = new Line("teacher", 11);

        public Line {
            Checks.require(points >= 2 && points <= 100, "points", "from 2 to 100", points);
        }

        @Override
        public Observer start(Model model, Context context) {
            return new LineObserver(this, model, context);
        }
    }

    /**
     * Of a language model, before its first step: whether the numbers that it is to learn pull it towards a trait. The
     * cosine, over all parameters that are trained, of the gradient of {@code ln P(thing)} with that of the mean
     * log-likelihood of these numbers less that of the numbers of another arm, {@code traitCosine}; with that of either
     * alone, {@code traitCosine.own} and {@code traitCosine.other}; and with that towards their writer's probabilities of all
     * numbers in place of samples, {@code traitCosine.soft}.
     *
     * @param arm   who writes the other numbers when asked the same; such as the base
     * @param thing what the trait is of, and which it is, as in the name of a metric: {@code animal-owl}
     */
    @JsonTypeName("trait-alignment")
    record TraitAlignment(String arm, String thing) implements Probe {
        /** Of the owl, against the numbers of the arm called base. */
        public static final TraitAlignment DEFAULT = new TraitAlignment("base", "animal-owl");
    }
}
