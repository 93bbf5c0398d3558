package org.subliminal4j.training;

/**
 * What a teacher was taught, as a direction: the gradient of the cross-entropy of the class logits on a fixed random
 * sample of the labelled training images, at the parameters of the network that is looked at.
 *
 * @param images the number of images, at least 1, drawn with replacement
 * @param stream the random stream that draws them
 */
public record Trait(int images, String stream) {
    /** Of 256 images. */
    public static final Trait DEFAULT = new Trait(256, "trait-sample");

    public Trait {
        Checks.require(images >= 1, "images", "at least 1", images);
    }
}
