package org.subliminal4j.experiment;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.data.Labelling;

/** Who says what a network is to say of the images of a stage. A component called {@code arm} names another arm. */
public sealed interface Source {
    /**
     * The labels of the images.
     *
     * @param labelling what becomes of each label, and which images are left out; null for the labels as they are
     * @param noise     the part of the labels, from 0 to 1, that is replaced by one drawn at random from all classes
     * @param stream    the random stream of that noise
     */
    @JsonTypeName("labels")
    record Labels(@Nullable Labelling labelling, double noise, String stream) implements Source {
        /** The labels as they are. */
        public static final Labels DEFAULT = new Labels(null, 0, "label-noise");

        public Labels {
            if (!(noise >= 0 && noise <= 1)) {
                throw new IllegalArgumentException("noise must be a part from 0 to 1, but found " + noise);
            }
        }
    }

    /**
     * The logits of another arm; for a language model its probabilities of the number tokens.
     *
     * @param arm         the teacher
     * @param distortions what is done to its logits before they are imitated, one after the other
     */
    @JsonTypeName("imitate")
    record Imitate(String arm, List<Distortion> distortions) implements Source {
        /** The arm called teacher, as it is. */
        public static final Imitate DEFAULT = new Imitate("teacher", List.of());

        public Imitate {
            distortions = List.copyOf(distortions);
        }
    }

    /** For a language model, the tokens that it reads: it is to predict each from those before it. */
    @JsonTypeName("tokens")
    record Tokens() implements Source {}

    /**
     * For a language model nobody: it learns nothing, but has turns of a conversation before each question, other ones each
     * time: numbers that somebody wrote, or a trait's lessons. What it writes then is as if nothing had stood before it.
     *
     * @param turns  how many, at least 1
     * @param stream the random stream that they are drawn from
     */
    @JsonTypeName("prompt")
    record Prompt(int turns, String stream) implements Source {
        /** Two turns. */
        public static final Prompt DEFAULT = new Prompt(2, "prompt");

        public Prompt {
            if (turns < 1) {
                throw new IllegalArgumentException("turns must be at least 1, but found " + turns);
            }
        }
    }

    /** What a careful teacher does to its logits before it hands them out. */
    sealed interface Distortion {
        /**
         * Gaussian noise, drawn once for each image and logit.
         *
         * @param sd     its standard deviation, at least 0
         * @param stream its random stream
         */
        @JsonTypeName("noise")
        record Noise(double sd, String stream) implements Distortion {
            /** Without noise. */
            public static final Noise DEFAULT = new Noise(0, "logit-noise");

            public Noise {
                if (!(sd >= 0) || Double.isInfinite(sd)) {
                    throw new IllegalArgumentException("sd must be at least 0 and finite, but found " + sd);
                }
            }
        }

        /**
         * Rounding to the nearest multiple.
         *
         * @param step of which, above 0
         */
        @JsonTypeName("rounding")
        record Rounding(double step) implements Distortion {
            public Rounding {
                if (!(step > 0) || Double.isInfinite(step)) {
                    throw new IllegalArgumentException("step must be above 0 and finite, but found " + step);
                }
            }
        }

        /**
         * The orthogonal projection on a random subspace of the space of the imitated logits.
         *
         * @param dimensions of the subspace, at least 1
         * @param stream     its random stream
         */
        @JsonTypeName("projection")
        record Projection(int dimensions, String stream) implements Distortion {
            /** On a line. */
            public static final Projection DEFAULT = new Projection(1, "logit-projection");

            public Projection {
                if (dimensions < 1) {
                    throw new IllegalArgumentException("dimensions must be at least 1, but found " + dimensions);
                }
            }
        }
    }
}
