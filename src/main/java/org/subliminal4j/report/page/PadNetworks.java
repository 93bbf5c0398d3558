package org.subliminal4j.report.page;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.network.Dense;
import org.subliminal4j.report.style.AnalysedRun;
import org.subliminal4j.store.NetworkFiles;

/**
 * The networks of a run that answer on the drawing pad: up to five of one seed.
 *
 * @param seed     the seed
 * @param networks at least one
 * @param leftOut  which networks are not there, and why, as sentences
 */
record PadNetworks(long seed, List<PadNetwork> networks, List<String> leftOut) {
    /** With the charts' library, about 0.9 MB, a page stays below 5 MB. */
    private static final long LARGEST_WEIGHTS = 3_900_000;

    private static final int MOST = 5;
    private static final int PIXELS = 28 * 28;

    /** More bars than this do not fit beside an answer. */
    private static final int MOST_CLASSES = 30;

    PadNetworks {
        networks = List.copyOf(networks);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * The networks of {@code run}, whose images are {@code images}.
     *
     * @throws UserException if there is none, with the reason
     */
    static PadNetworks of(AnalysedRun run, ImageData images) {
        if (images.test().rows() != 28 || images.test().columns() != 28) {
            throw new UserException("its images are not of 28 x 28 pixels");
        }
        Results trial = run.run().results().stream()
                .filter(results ->
                        Files.isDirectory(NetworkFiles.folder(run.run().folder(), results.seed())))
                .findFirst()
                .orElseThrow(() -> new UserException("the run's folder holds no networks of a seed with results"));
        List<PadNetwork> networks = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        long length = 0;
        for (String arm : chosen(run)) {
            String label = run.analysis().arm(arm).label();
            try {
                PadNetwork network = load(run, trial, arm, label, images, LARGEST_WEIGHTS - length);
                length += network.base64().length();
                networks.add(network);
            } catch (UserException e) {
                leftOut.add(label + " is left out: " + e.getMessage() + ".");
            }
        }
        if (networks.isEmpty()) {
            throw new UserException("none of its networks can be shown: "
                    + String.join(" ", leftOut).replaceFirst("\\.$", ""));
        }
        return new PadNetworks(trial.seed(), networks, leftOut);
    }

    private static PadNetwork load(
            AnalysedRun run, Results trial, String arm, String label, ImageData images, long room) {
        ArmResult result = trial.arms().get(arm);
        if (result == null) {
            throw new UserException("it has no result with seed " + trial.seed());
        }
        if (result.diverged() != null) {
            throw new UserException("it diverged in epoch " + result.diverged().epoch());
        }
        Experiment experiment = run.run().experiment();
        if (!(experiment.architectureOf(arm) instanceof Dense dense) || dense.inputs() != PIXELS) {
            throw new UserException("the pad computes dense networks on 28 x 28 pixels only, not "
                    + experiment.architectureOf(arm).label());
        }
        if (dense.classes() > MOST_CLASSES) {
            throw new UserException(
                    "it has " + dense.classes() + " classes, more than the " + MOST_CLASSES + " there is room for");
        }
        long length = PadNetwork.length(dense.layout().length());
        if (length > room) {
            throw new UserException(
                    String.format(Locale.ROOT, "it takes %.1f MB, more than is left of a page of 5 MB", length / 1e6));
        }
        return PadNetwork.of(
                arm,
                label,
                dense,
                NetworkFiles.load(run.run().folder(), trial.seed(), arm, dense, result.sha256()),
                images.test());
    }

    /** The reference, the teacher, the pair of the headline, and one more, in the order of the experiment. */
    private static List<String> chosen(AnalysedRun run) {
        Headline headline = Headline.of(run.analysis());
        Arm arm = run.run().experiment().arm(headline.arm());
        Set<String> chosen = new LinkedHashSet<>();
        chosen.add(arm.name());
        add(headline.other(), chosen);
        ArmWords.teachers(arm).forEach(teacher -> add(teacher, chosen));
        ArmWords.startArms(arm.start()).forEach(start -> add(start, chosen));
        run.analysis().arms().values().stream()
                .filter(other -> !other.diverged())
                .map(ArmSummary::name)
                .forEach(other -> add(other, chosen));
        return run.analysis().arms().keySet().stream().filter(chosen::contains).toList();
    }

    private static void add(@Nullable String arm, Set<String> chosen) {
        if (arm != null && chosen.size() < MOST) {
            chosen.add(arm);
        }
    }
}
