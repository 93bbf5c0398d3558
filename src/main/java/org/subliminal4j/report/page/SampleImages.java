package org.subliminal4j.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.subliminal4j.data.ImageSet;

/** Test images that the page carries to be picked. */
final class SampleImages {
    private SampleImages() {}

    /** The first {@code each} images of every class: first of each class one, then of each a second one, and so on. */
    static List<PadData.Sample> of(ImageSet images, int each) {
        List<List<PadData.Sample>> byClass = new ArrayList<>();
        for (int label = 0; label < images.classes(); label++) {
            byClass.add(new ArrayList<>());
        }
        for (int i = 0; i < images.count(); i++) {
            List<PadData.Sample> found = byClass.get(images.label(i));
            if (found.size() < each) {
                found.add(at(images, i));
            }
        }
        List<PadData.Sample> samples = new ArrayList<>();
        for (int turn = 0; turn < each; turn++) {
            for (List<PadData.Sample> found : byClass) {
                if (turn < found.size()) {
                    samples.add(found.get(turn));
                }
            }
        }
        return samples;
    }

    /** Image {@code index}. */
    static PadData.Sample at(ImageSet images, int index) {
        byte[] pixels = Arrays.copyOfRange(images.pixels(), index * images.features(), (index + 1) * images.features());
        return new PadData.Sample(images.label(index), Base64.getEncoder().encodeToString(pixels));
    }
}
