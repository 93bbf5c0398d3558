package org.subliminal4j.data;

/** As many images as there are in a set, of the same size, each changed in some way. */
interface ChangedImages extends ImageSource {
    /** The images as they were. */
    ImageSet images();

    @Override
    default int count() {
        return images().count();
    }

    @Override
    default int features() {
        return images().features();
    }
}
