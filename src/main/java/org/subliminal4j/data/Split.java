package org.subliminal4j.data;

/** Which images of a data set. */
public enum Split {
    /** The training images. */
    TRAIN,
    /** The test images. */
    TEST
}
