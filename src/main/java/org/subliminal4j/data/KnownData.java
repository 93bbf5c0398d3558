package org.subliminal4j.data;

import java.util.Map;
import java.util.Optional;

/** Data sets that are known by the SHA-256 of their raw IDX files. */
final class KnownData {
    /** Xiao, Rasul and Vollgraf, arXiv 1708.07747; taken from Debian's package dataset-fashion-mnist. */
    private static final Map<String, String> FASHION_MNIST = Map.of(
            "train-images-idx3-ubyte", "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
            "train-labels-idx1-ubyte", "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
            "t10k-images-idx3-ubyte", "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
            "t10k-labels-idx1-ubyte", "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34");

    private KnownData() {}

    /** The name of the data set whose files have these checksums, as in {@link ImageData#sha256}, if it is known. */
    static Optional<String> name(Map<String, String> sha256) {
        if (Mnist.matches(sha256)) {
            return Optional.of("MNIST");
        }
        return sha256.equals(FASHION_MNIST) ? Optional.of("Fashion-MNIST") : Optional.empty();
    }
}
