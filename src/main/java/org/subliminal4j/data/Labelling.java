package org.subliminal4j.data;

import java.util.List;

/**
 * What becomes of each label of a data set: another labelling of the same images, or a part of them.
 *
 * @param map for each class, from 0, its new label; -1 leaves its images out
 */
public record Labelling(List<Integer> map) {
    public Labelling {
        map = List.copyOf(map);
    }
}
