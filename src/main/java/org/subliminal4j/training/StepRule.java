package org.subliminal4j.training;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Layout;
import org.subliminal4j.random.RandomStreams;

/**
 * What is done to a gradient before the optimiser sees it: an intervention or a defence. A description; rules of one
 * stage are applied one after the other. Parts of a network are named as in {@link Layout}.
 */
public sealed interface StepRule {
    /**
     * The rule at work on one network.
     *
     * @param model   the network, whose parameters it may read
     * @param context what it may need beside the network
     */
    Action start(Model model, Context context);

    /**
     * What a rule may need beside the network.
     *
     * @param images  the labelled images that the trait is made of
     * @param streams the seed's streams
     */
    record Context(ImageSet images, RandomStreams streams) {}

    /** The parts of the network that it is about, by name; empty where it is about all of it. */
    default java.util.List<String> parts() {
        return java.util.List.of();
    }

    /** A rule at work. */
    interface Action extends AutoCloseable {
        /**
         * Changes the gradient of one step.
         *
         * @param gradient Modified. In the order of the layout; the model's parameters are those before the update
         * @param step     from 1
         */
        void apply(HostArray gradient, long step);

        /**
         * The optimiser has taken the step, with all that it does beside the gradient, such as momentum and weight decay.
         *
         * @param parameters may be modified. In the order of the layout
         * @param step       from 1
         */
        default void updated(HostArray parameters, long step) {}

        @Override
        default void close() {}
    }

    /**
     * Holds parts of the network exactly where they stand when the stage begins, whatever the optimiser does: they get no
     * gradient, and what momentum or weight decay would do to them is undone.
     *
     * @param parts of the network
     */
    @JsonTypeName("freeze")
    record Freeze(List<String> parts) implements StepRule {
        public Freeze {
            parts = List.copyOf(parts);
        }

        @Override
        public Action start(Model model, Context context) {
            return new Freezing(model, parts);
        }
    }

    /** What a {@link Project} takes out of a gradient g; its part along the trait t is {@code (g . t / t . t) t}. */
    enum Take {
        /** The part along the trait, where the two agree ({@code g . t > 0}): arXiv 2604.25779. */
        ALIGNED,
        /** The part along the trait, where the two oppose each other ({@code g . t < 0}). */
        OPPOSED,
        /** The part along the trait, always. */
        ALONG,
        /** Everything but the part along the trait. */
        KEEP_ALONG,
        /** As much as {@link #ALIGNED} would, along a direction of random signs, on g's own side of it. */
        RANDOM
    }

    /**
     * Takes a part out of the gradient, to learn what that part was good for.
     *
     * <p>By default only the hidden layers are touched. The trait also has class rows in the last layer, where the gradient
     * of a student on auxiliary logits is zero: to subtract it there would make Adam move rows that distillation leaves
     * alone, and unteach them.
     *
     * @param take   what is taken out
     * @param trait  the direction
     * @param parts  where: dot products and differences are over these parts of the network together
     * @param stream the random stream of {@link Take#RANDOM}'s directions, a new one in each step that needs one
     */
    @JsonTypeName("project")
    record Project(Take take, Trait trait, List<String> parts, String stream) implements StepRule {
        /** The aligned part, in the hidden layers. */
        public static final Project DEFAULT =
                new Project(Take.ALIGNED, Trait.DEFAULT, List.of(Layout.HIDDEN), "random-direction");

        public Project {
            parts = List.copyOf(parts);
        }

        @Override
        public Action start(Model model, Context context) {
            return new Projecting(this, model, context);
        }
    }

    /**
     * Adds Gaussian noise, new in each step, to every component of the gradient that is not zero: the rows of logits that
     * are not trained stay as they are.
     *
     * @param sd     its standard deviation, at least 0
     * @param stream its random stream
     */
    @JsonTypeName("gradient-noise")
    record GradientNoise(double sd, String stream) implements StepRule {
        /** Without noise. */
        public static final GradientNoise DEFAULT = new GradientNoise(0, "gradient-noise");

        public GradientNoise {
            Checks.requireNotNegative(sd, "sd");
        }

        @Override
        public Action start(Model model, Context context) {
            return new NoiseAdding(sd, context.streams().stream(stream));
        }
    }

    /**
     * Trains matrices by way of two thin ones, and nothing else (LoRA, Hu et al., arXiv 2106.09685): {@code W = W0 + (scale /
     * rank) B A}, where A of shape {@code (rank, in)} is drawn from N(0, 1/in), and B of shape {@code (out, rank)} begins at 0;
     * the optimiser sees A and B. For language models: of these, the matrices that no other rule freezes.
     *
     * @param rank   at least 1
     * @param scale  LoRA's alpha, above 0
     * @param stream the random stream of A
     */
    @JsonTypeName("low-rank")
    record LowRank(int rank, double scale, String stream) implements StepRule {
        /** Rank 8, as in the experiments with open models of Cloud et al. (arXiv 2507.14805, section 3.3). */
        public static final LowRank DEFAULT = new LowRank(8, 16, "low-rank");

        public LowRank {
            Checks.require(rank >= 1, "rank", "at least 1", rank);
            Checks.requirePositive(scale, "scale");
        }

        @Override
        public Action start(Model model, Context context) {
            throw new UnsupportedOperationException("low-rank training is for language models");
        }
    }

    /**
     * Scales a gradient that is longer than {@code norm} down to that length.
     *
     * @param norm the Euclidean length over all parameters, above 0
     */
    @JsonTypeName("clip")
    record Clip(double norm) implements StepRule {
        public Clip {
            Checks.requirePositive(norm, "norm");
        }

        @Override
        public Action start(Model model, Context context) {
            List<Layout.Run> all = model.architecture().layout().runs(List.of(Layout.ALL));
            return (gradient, step) -> {
                double length = Math.sqrt(Vectors.dot(gradient, gradient, all));
                if (length > norm) {
                    Vectors.combine(gradient, norm / length, 0, gradient, all);
                }
            };
        }
    }
}
