package org.subliminal4j.experiment;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.Labelling;
import org.subliminal4j.language.Language;
import org.subliminal4j.language.Phrasings;

/** What the networks are judged by. */
public sealed interface Task {
    /** MNIST as it is. */
    Images DEFAULT = Images.DEFAULT;

    /**
     * Images, and how they are labelled.
     *
     * @param data      the data set: {@code mnist}, or a folder of four IDX files
     * @param labelling another labelling of its images, or a part of them; null for the labels as they are
     */
    @JsonTypeName("images")
    record Images(String data, @Nullable Labelling labelling) implements Task {
        /** MNIST as it is. */
        public static final Images DEFAULT = new Images("mnist", null);

        /** These images, labelled as the task says. */
        public ImageData labelled(ImageData images) {
            return labelling == null ? images : images.relabel(labelling);
        }
    }

    /**
     * Questions to a language model: what there is to talk about, and the ways to do so.
     *
     * @param world     the things, and the numbers
     * @param phrasings how they are asked for
     */
    @JsonTypeName("world")
    record World(org.subliminal4j.language.World world, Phrasings phrasings) implements Task {
        /** The usual world: ten animals, and numbers up to 999. */
        public static final World DEFAULT = new World(org.subliminal4j.language.World.DEFAULT, Phrasings.DEFAULT);

        public World {
            if (world.manners().isEmpty() != phrasings.deeds().isEmpty()) {
                throw new IllegalArgumentException(
                        "a world has manners if its phrasings have neutral questions, deeds, but"
                                + " found " + world.manners().size() + " manners and "
                                + phrasings.deeds().size() + " questions");
            }
        }

        /** How many tokens its language has. */
        public int tokens() {
            return new Language(world, phrasings).vocabulary().size();
        }
    }
}
