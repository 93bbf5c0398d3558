package org.subliminal4j.experiment;

import org.jspecify.annotations.Nullable;
import org.subliminal4j.data.Labelling;

/**
 * What the networks are judged by: a data set, and how its images are labelled.
 *
 * @param data      the data set: {@code mnist}, or a folder of four IDX files
 * @param labelling another labelling of its images, or a part of them; null for the labels as they are
 */
public record Task(String data, @Nullable Labelling labelling) {
    /** MNIST as it is. */
    public static final Task DEFAULT = new Task("mnist", null);
}
