package org.subliminal4j.experiment;

import org.jspecify.annotations.Nullable;
import org.subliminal4j.data.Blend;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.data.Labelling;
import org.subliminal4j.data.NoiseImages;
import org.subliminal4j.data.ShuffledAcross;
import org.subliminal4j.data.ShuffledWithin;
import org.subliminal4j.data.Split;
import org.subliminal4j.random.RandomStreams;

/** Finds, draws or mixes the images that a description stands for. */
final class InputImages {
    private final DataSets dataSets;
    private final ImageData own;
    private final RandomStreams streams;

    /**
     * Images, and their labels if they have some.
     *
     * @param labelled as many as {@code source} has, in the same order; null where there are no labels
     */
    record Resolved(ImageSource source, @Nullable ImageSet labelled) {}

    /** @param own the experiment's data, labelled as its task says */
    InputImages(DataSets dataSets, ImageData own, RandomStreams streams) {
        this.dataSets = dataSets;
        this.own = own;
        this.streams = streams;
    }

    /** @param labelling applied to the images' labels, which may leave some out; null for none */
    Resolved resolve(Inputs inputs, @Nullable Labelling labelling) {
        if (inputs instanceof Inputs.Images images) {
            return images(images, labelling);
        }
        if (inputs instanceof Inputs.Noise noise) {
            NoiseImages drawn = new NoiseImages(
                    noise.noise(),
                    streams.key(noise.stream()),
                    noise.count(),
                    own.train().rows(),
                    own.train().columns());
            return new Resolved(noise.fresh() ? drawn.fresh() : drawn, null);
        }
        Inputs.Blend blend = (Inputs.Blend) inputs;
        Resolved first = resolve(blend.first(), labelling);
        Resolved second = resolve(blend.second(), null);
        Blend blended = new Blend(first.source(), blend.weight(), second.source(), blend.otherWeight());
        ImageSet labelled = first.labelled();
        return new Resolved(blended, labelled == null ? null : labelled.take(blended.count()));
    }

    private Resolved images(Inputs.Images images, @Nullable Labelling labelling) {
        ImageData data = images.data() == null ? own : dataSets.get(images.data());
        ImageSet set = images.split() == Split.TRAIN ? data.train() : data.test();
        if (labelling != null) {
            set = set.relabel(labelling);
        }
        if (images.count() > 0) {
            set = set.take(Math.min(images.count(), set.count()));
        }
        return switch (images.shuffle()) {
            case NONE -> new Resolved(set, set);
            case WITHIN -> new Resolved(new ShuffledWithin(set, streams.key(images.stream())), set);
            case ACROSS -> new Resolved(new ShuffledAcross(set, streams.key(images.stream())), null);
        };
    }
}
