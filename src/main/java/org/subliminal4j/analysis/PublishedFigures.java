package org.subliminal4j.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.subliminal4j.common.Json;
import org.subliminal4j.experiment.Experiment;

/**
 * What was published of one experiment.
 *
 * @param title      what is published, for a reader: {@code the paper's figure 10b}
 * @param source     where it was read, and how
 * @param experiment the experiment that was measured: the values hold for arms of its lineages alone
 * @param values     the published means
 */
public record PublishedFigures(String title, String source, Experiment experiment, List<Published> values) {
    public PublishedFigures {
        values = List.copyOf(values);
        List<String> names = experiment.arms().stream().map(arm -> arm.name()).toList();
        for (Published value : values) {
            if (!names.contains(value.arm())) {
                throw new IllegalArgumentException(
                        "values must be of the arms " + names + ", but found " + value.arm() + " in " + title);
            }
        }
    }

    /** A file of published values, but for the experiment. */
    private record File(String title, String source, List<Published> values) {}

    /** The six bars of the paper's figure 10b. */
    public static PublishedFigures paper() {
        File file = read("/org/subliminal4j/published/paper.json");
        return new PublishedFigures(file.title, file.source, Experiment.paper(), file.values);
    }

    private static File read(String resource) {
        try (InputStream json =
                Objects.requireNonNull(PublishedFigures.class.getResourceAsStream(resource), resource)) {
            return Json.parse(json.readAllBytes(), File.class);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " must be readable, but is not", e);
        }
    }
}
