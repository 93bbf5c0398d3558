package org.subliminal4j.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.subliminal4j.data.ImageSet;

/** Test images that the page carries to be picked. */
final class EmbeddedImages {
    private EmbeddedImages() {}

    /** The first {@code each} images of every class: first of each class one, then of each a second one, and so on. */
    static List<PageData.PadSample> of(ImageSet images, int each) {
        List<List<PageData.PadSample>> byClass = new ArrayList<>();
        for (int label = 0; label < images.classes(); label++) {
            byClass.add(new ArrayList<>());
        }
        for (int i = 0; i < images.count(); i++) {
            List<PageData.PadSample> found = byClass.get(images.label(i));
            if (found.size() < each) {
                byte[] pixels = Arrays.copyOfRange(images.pixels(), i * images.features(), (i + 1) * images.features());
                found.add(new PageData.PadSample(
                        images.label(i), Base64.getEncoder().encodeToString(pixels)));
            }
        }
        List<PageData.PadSample> samples = new ArrayList<>();
        for (int turn = 0; turn < each; turn++) {
            for (List<PageData.PadSample> found : byClass) {
                if (turn < found.size()) {
                    samples.add(found.get(turn));
                }
            }
        }
        return samples;
    }
}
