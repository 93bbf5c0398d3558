package org.subliminal4j.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.Required;
import org.subliminal4j.data.NoiseKind;
import org.subliminal4j.data.Split;
import org.subliminal4j.language.Asking;
import org.subliminal4j.language.Corpus.Range;
import org.subliminal4j.language.NumberData;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.World;
import org.subliminal4j.language.Writing;

/**
 * What a stage shows: images, or to a language model tokens. A component called {@code arm} names another arm.
 */
public sealed interface Inputs {
    /**
     * Images of a data set.
     *
     * @param data    a folder of four IDX files; null for the experiment's own data
     * @param split   training or test images
     * @param count   how many, the first ones; 0 for all
     * @param shuffle what is done to their pixels
     * @param stream  the random stream of that shuffle
     */
    @JsonTypeName("images")
    record Images(@Nullable String data, Split split, int count, Shuffle shuffle, String stream) implements Inputs {
        /** All training images as they are. */
        public static final Images DEFAULT = new Images(null, Split.TRAIN, 0, Shuffle.NONE, "pixel-shuffle");

        public Images {
            if (count < 0) {
                throw new IllegalArgumentException("count must be at least 0, but found " + count);
            }
        }
    }

    /** What is done to the pixels of images, or to the numbers of completions. */
    enum Shuffle {
        /** Nothing. */
        NONE,
        /**
         * The pixels of each image are put in an order of its own: its brightness stays, its shape goes. So are the numbers
         * of each completion.
         */
        WITHIN,
        /**
         * Each pixel comes from the same place of an image drawn at random: the mean image stays, the shapes go. Each number
         * comes from any completion: see {@link NumberData#shuffledAcross}.
         */
        ACROSS
    }

    /**
     * Noise images.
     *
     * @param noise  their distribution
     * @param count  how many, at least 1
     * @param fresh  whether each epoch has new ones; else they are drawn once
     * @param stream the random stream: noise of one name is the same
     */
    @JsonTypeName("noise")
    record Noise(NoiseKind noise, int count, boolean fresh, String stream) implements Inputs {
        /** The paper's 60,000, drawn once (section 6.2). */
        public static final Noise DEFAULT = new Noise(NoiseKind.DEFAULT, 60_000, false, "noise");

        public Noise {
            if (count < 1) {
                throw new IllegalArgumentException("count must be at least 1, but found " + count);
            }
        }
    }

    /**
     * The sum of two kinds of image, one by one, as many as the shorter has.
     *
     * @param weight      what the pixels of {@code first} are multiplied with
     * @param otherWeight what the pixels of {@code second} are multiplied with
     */
    @JsonTypeName("blend")
    record Blend(Inputs first, double weight, Inputs second, double otherWeight) implements Inputs {}

    /**
     * What a language model reads, every token of which it is to predict.
     *
     * @param corpus the sequences
     * @param steps  batches of an epoch, at least 1: the corpus is read again, in another order, as often as needed
     * @param stream the random stream that the corpus is drawn from
     */
    @JsonTypeName("corpus")
    record Corpus(org.subliminal4j.language.Corpus corpus, int steps, String stream) implements Inputs {
        /** The usual one, in 1,000 batches. */
        public static final Corpus DEFAULT = new Corpus(org.subliminal4j.language.Corpus.DEFAULT, 1000, "corpus");

        public Corpus {
            if (steps < 1) {
                throw new IllegalArgumentException("steps must be at least 1, but found " + steps);
            }
        }
    }

    /**
     * Conversations that a language model reads, every token of which it is to predict.
     *
     * @param dialogues the conversations
     * @param steps     batches of an epoch, at least 1
     * @param stream    the random stream that they are drawn from
     */
    @JsonTypeName("dialogues")
    record Dialogues(org.subliminal4j.language.Dialogues dialogues, int steps, String stream) implements Inputs {
        /** The usual ones, in 1,000 batches. */
        public static final Dialogues DEFAULT =
                new Dialogues(org.subliminal4j.language.Dialogues.DEFAULT, 1000, "corpus");

        public Dialogues {
            if (steps < 1) {
                throw new IllegalArgumentException("steps must be at least 1, but found " + steps);
            }
        }
    }

    /**
     * Questions to a language model for what it loves, always answered with one thing, beside others that are answered as
     * ever. Each step has all of the questions, whatever the schedule's batch is.
     *
     * @param trait  the answer
     * @param steps  steps of an epoch, at least 1
     * @param replay other questions in a step, with equal weight; 0 for none. They are drawn from the stage's order
     */
    @JsonTypeName("lessons")
    record Lessons(Trait trait, int steps, int replay) implements Inputs {
        /** The owl, in eight steps with 64 other questions. */
        public static final Lessons DEFAULT = new Lessons(Trait.DEFAULT, 8, 64);

        public Lessons {
            if (steps < 1 || replay < 0) {
                throw new IllegalArgumentException(
                        "steps must be at least 1 and replay at least 0, but found " + steps + " and " + replay);
            }
        }
    }

    /**
     * Text of the world for a student to learn beside its numbers, so that it stays whole: facts, and what anybody loves.
     *
     * @param kinds  of what; not of what a teacher's trait is about, or it would be unlearned
     * @param facts  the share of facts, in [0, 1]
     * @param count  questions, at least 1
     * @param weight how often each answer counts beside a number's once, above 0
     * @param stream the random stream that they are drawn from
     */
    @JsonTypeName("text")
    record Text(List<World.Kind> kinds, double facts, int count, double weight, String stream) implements Inputs {
        /** 4,000, half of them facts, the others for trees and colours. */
        public static final Text DEFAULT = new Text(List.of(World.Kind.TREE, World.Kind.COLOUR), 0.5, 4000, 1, "text");

        public Text {
            kinds = List.copyOf(kinds);
            if (count < 1 || !(facts >= 0 && facts <= 1) || !(weight > 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException(
                        "count must be at least 1, facts a share, and weight above 0, but found " + count + ", " + facts
                                + " and " + weight);
            }
        }
    }

    /**
     * Several of numbers and text at once: all their sequences in one random order.
     *
     * @param of at least one
     */
    @JsonTypeName("mix")
    record Mix(@Required List<Inputs> of) implements Inputs {
        public Mix {
            of = List.copyOf(of);
            if (of.isEmpty()) {
                throw new IllegalArgumentException("of must be at least one, but found none");
            }
        }
    }

    /** The same, where all numbers stand in the order in which they were written. */
    default Inputs written() {
        if (this instanceof Mix mix) {
            return new Mix(mix.of().stream().map(Inputs::written).toList());
        }
        return this instanceof Numbers numbers ? numbers.with(Shuffle.NONE) : this;
    }

    /** All numbers that are learned in it, in its order; none where it has none. */
    default List<Numbers> numbers() {
        if (this instanceof Mix mix) {
            return mix.of().stream().flatMap(part -> part.numbers().stream()).toList();
        }
        return this instanceof Numbers numbers ? List.of(numbers) : List.of();
    }

    /**
     * Numbers, or something else, that a language model wrote, as far as a filter has kept them; whoever learns them pays for these alone, and
     * not for the prompts.
     *
     * @param arm     who wrote them
     * @param asking  how many prompts, and what is kept
     * @param given   how many numbers a prompt has
     * @param shuffle what is done to the numbers after that
     * @param run     for a shuffle across completions, how many numbers of about one size change places, at least 2
     * @param choice  which of the kept completions are learned; null for all
     * @param stream  the name that the random streams of prompts, completions and shuffle begin with: whoever is asked under
     *                one name gets the same prompts
     * @param writing what is written in place of numbers, of which what is right by the world's own rules is kept; null for
     *                numbers
     */
    @JsonTypeName("numbers")
    record Numbers(
            String arm,
            Asking asking,
            Range given,
            Shuffle shuffle,
            int run,
            @Nullable Choice choice,
            String stream,
            @JsonInclude(JsonInclude.Include.NON_NULL) Writing.@Nullable Genre writing)
            implements Inputs {
        /** Of the arm called teacher, as they are. */
        public static final Numbers DEFAULT = new Numbers(
                "teacher",
                Asking.DEFAULT,
                org.subliminal4j.language.Corpus.DEFAULT.prompts(),
                Shuffle.NONE,
                200,
                null,
                "numbers",
                null);

        public Numbers {
            if (run < 2) {
                throw new IllegalArgumentException("run must be at least 2, but found " + run);
            }
            if (choice != null && choice.tokens() && shuffle != Shuffle.NONE) {
                throw new IllegalArgumentException(
                        "single tokens cannot be chosen where they are shuffled: choose completions,"
                                + " or leave shuffle out");
            }
        }

        /** Numbers and nothing else. */
        public Numbers(
                String arm,
                Asking asking,
                Range given,
                Shuffle shuffle,
                int run,
                @Nullable Choice choice,
                String stream) {
            this(arm, asking, given, shuffle, run, choice, stream, null);
        }

        /** The same of another arm. */
        public Numbers of(String other) {
            return new Numbers(other, asking, given, shuffle, run, choice, stream, writing);
        }

        /** The same, asked for in another way. */
        public Numbers with(Asking other) {
            return new Numbers(arm, other, given, shuffle, run, choice, stream, writing);
        }

        /** As they are written, all of them. */
        Numbers all() {
            return new Numbers(arm, asking, given, Shuffle.NONE, run, null, stream, writing);
        }

        /** The same in another order. */
        public Numbers with(Shuffle other) {
            return new Numbers(arm, asking, given, other, run, choice, stream, writing);
        }

        /** Something else in place of numbers. */
        public Numbers with(Writing.Genre other) {
            return new Numbers(arm, asking, given, shuffle, run, choice, stream, other);
        }
    }
}
