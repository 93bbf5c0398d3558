package org.subliminal4j.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What becomes of each label of a data set: another labelling of the same images, or a part of them.
 *
 * @param map for each class, from 0, its new label, at most 255; -1 leaves its images out
 */
public record Labelling(List<Integer> map) {
    /** What stands in {@link #map} for a class whose images are left out. */
    public static final int LEFT_OUT = -1;

    private static final int MAX_CLASSES = 256;

    public Labelling {
        map = List.copyOf(map);
        if (map.size() < 2 || map.size() > MAX_CLASSES) {
            throw new IllegalArgumentException(
                    "map must have a label for each of 2 to " + MAX_CLASSES + " classes, but found " + map.size());
        }
        for (int label : map) {
            if (label < LEFT_OUT || label >= MAX_CLASSES) {
                throw new IllegalArgumentException("map must have labels from 0 to " + (MAX_CLASSES - 1) + ", or "
                        + LEFT_OUT + " to leave a class out, but found " + label);
            }
        }
        if (Collections.max(map) == LEFT_OUT) {
            throw new IllegalArgumentException("map must keep at least 1 class, but found none in " + map);
        }
    }

    /** Even labels become 0, odd ones 1. */
    public static Labelling evenOdd(int classes) {
        return new Labelling(
                IntStream.range(0, classes).map(label -> label % 2).boxed().toList());
    }

    /** The classes {@code kept} keep their labels, and the images of the others are left out. */
    public static Labelling only(int classes, int... kept) {
        checkKept(classes, kept);
        Integer[] map = nothing(classes);
        for (int label : kept) {
            map[label] = label;
        }
        return new Labelling(List.of(map));
    }

    /** The classes {@code kept} get the labels from 0 on, in the order given, and the images of the others are left out. */
    public static Labelling renumbered(int classes, int... kept) {
        checkKept(classes, kept);
        Integer[] map = nothing(classes);
        for (int i = 0; i < kept.length; i++) {
            map[kept[i]] = i;
        }
        return new Labelling(List.of(map));
    }

    /**
     * The same images under exchanged labels.
     *
     * @param labels for each class, from 0, its new label: each from 0 to their number, exclusive, once
     */
    public static Labelling permuted(int... labels) {
        checkKept(labels.length, labels);
        return new Labelling(Arrays.stream(labels).boxed().toList());
    }

    /** The number of classes that it leads to: the greatest new label and 1, at least 2. */
    public int classes() {
        return Math.max(2, 1 + Collections.max(map));
    }

    private static Integer[] nothing(int classes) {
        Integer[] map = new Integer[classes];
        Arrays.fill(map, LEFT_OUT);
        return map;
    }

    private static void checkKept(int classes, int... labels) {
        boolean inRange = Arrays.stream(labels).allMatch(label -> label >= 0 && label < classes);
        if (!inRange || Arrays.stream(labels).distinct().count() < labels.length) {
            throw new IllegalArgumentException("labels must be different and from 0 to " + (classes - 1)
                    + ", but found " + Arrays.toString(labels));
        }
    }
}
