package org.subliminal4j.report.style;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Agreement;
import org.subliminal4j.analysis.Analysis;
import org.subliminal4j.analysis.PublishedFigures;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.Mnist;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.store.StoredRun;

/**
 * A stored run with what its results come to: what every output is made of.
 *
 * @param run      the run
 * @param images   its data set, labelled as it labels them; null where it is not at hand
 * @param data     what people call its data set
 * @param analysis what its results come to
 * @param styles   how each arm is drawn, by name
 */
public record AnalysedRun(
        StoredRun run, @Nullable ImageData images, String data, Analysis analysis, Map<String, ArmStyle> styles) {
    private static final String UNNAMED = "unnamed images";

    public AnalysedRun {
        styles = Map.copyOf(styles);
    }

    /**
     * Analyses a run.
     *
     * @param images its data set, before any labelling of its task; another one than the run's is not used, null is
     *               allowed
     * @throws UserException if the run has no results yet
     */
    public static AnalysedRun of(StoredRun run, @Nullable ImageData images) {
        if (run.results().isEmpty()) {
            throw new UserException("the run in " + run.folder()
                    + " has no results yet: a report needs at least one trial, so let the run finish one");
        }
        Map<String, String> sha256 = run.provenance().dataSha256();
        Analysis analysis = Analysis.of(run.experiment(), run.results(), sha256, List.of(PublishedFigures.paper()));
        ImageData own = images != null && images.sha256().equals(sha256) ? images : null;
        return new AnalysedRun(
                run,
                own == null ? null : run.experiment().images().labelled(own),
                own == null ? name(run) : own.name(),
                analysis,
                ArmStyle.of(analysis));
    }

    private static String name(StoredRun run) {
        if (run.experiment().task() instanceof Task.World task) {
            return "a world of " + task.world().numbers() + " numbers";
        }
        if (Mnist.matches(run.provenance().dataSha256())) {
            return "MNIST";
        }
        String data = run.experiment().images().data();
        // The folder may be called mnist and hold other files.
        return data.equals(Task.DEFAULT.data()) ? UNNAMED : lastName(data);
    }

    /** The path may be one of another system. */
    private static String lastName(String path) {
        try {
            Path name = Path.of(path).getFileName();
            return name == null ? UNNAMED : name.toString();
        } catch (InvalidPathException elsewhere) {
            return UNNAMED;
        }
    }

    /** How the arm of that name is drawn. */
    public ArmStyle style(String arm) {
        return Objects.requireNonNull(styles.get(arm), arm);
    }

    /** What the networks are judged by, on which images: {@code Test accuracy on MNIST}. */
    public String measure() {
        return "Test " + analysis.chance().metricWords() + " on " + data;
    }

    /** What was published of the arm, of the metric that networks are judged by; null if nothing that may be held against it. */
    public @Nullable Agreement published(String arm) {
        Agreement agreement = analysis.agreement(arm);
        return agreement != null
                        && agreement
                                .published()
                                .metric()
                                .equals(analysis.chance().metric())
                ? agreement
                : null;
    }

    /** Whether there is a published value that may stand beside any of the arms. */
    public boolean anyPublished() {
        return analysis.arms().keySet().stream().anyMatch(arm -> published(arm) != null);
    }

    /** Where the published values come from, for a reader: {@code the paper's figure 10b}; empty where there is none. */
    public String publication() {
        return analysis.published().stream()
                .filter(against -> !against.agreements().isEmpty())
                .findFirst()
                .map(against -> against.figures().title())
                .orElse("");
    }
}
