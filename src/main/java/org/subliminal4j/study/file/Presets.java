package org.subliminal4j.study.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.subliminal4j.common.NearestName;
import org.subliminal4j.common.UserException;

/** The studies that come with the library, each as the file {@code presets/NAME.yaml} among its resources. */
public final class Presets {
    private static final List<String> NAMES = List.of(
            "paper",
            "learning-rate",
            "batch-size",
            "auxiliary-logits",
            "distillation-epochs",
            "width",
            "init-scale",
            "init-kind",
            "loss",
            "inputs",
            "noisy-images",
            "shared-layers",
            "init-noise",
            "init-noise-relative",
            "record",
            "owl",
            "owl-dose",
            "owl-strength",
            "owl-optimiser",
            "owl-low-rank",
            "owl-noise",
            "owl-defence",
            "owl-tokens",
            "owl-order",
            "owl-tree",
            "owl-who",
            "owl-ten",
            "owl-prompt",
            "owl-misalignment",
            "owl-programs",
            "owl-sums",
            "owl-alignment");

    private Presets() {}

    /** All names, in the order in which they are shown. */
    public static List<String> list() {
        return NAMES;
    }

    /**
     * The preset of that name.
     *
     * @throws UserException if there is none
     */
    public static StudyFile get(String name) {
        return new StudyFile(StudyReader.read(name + ".yaml", text(name), null, 0));
    }

    /**
     * The text of the preset of that name, comments included.
     *
     * @throws UserException if there is none
     */
    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new UserException("unknown preset '" + name + "': did you mean '" + NearestName.to(name, NAMES)
                    + "'? It is one of " + String.join(", ", NAMES));
        }
        String resource = "/org/subliminal4j/presets/" + name + ".yaml";
        try (InputStream file = Objects.requireNonNull(Presets.class.getResourceAsStream(resource), resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " must be readable, but is not", e);
        }
    }
}
