package org.subliminal4j.report.trait;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.WorldMetrics;
import org.subliminal4j.language.Corpus;
import org.subliminal4j.language.Evaluation;
import org.subliminal4j.language.Trait;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.report.page.HalfPrecision;
import org.subliminal4j.report.page.Html;
import org.subliminal4j.store.NetworkFiles;

/**
 * The networks that the page carries: of one base, rounded to half precision.
 *
 * @param seed     the base's seed
 * @param networks at least one
 * @param leftOut  which are not there, and why, as sentences
 */
record Talkers(long seed, List<Talker> networks, List<String> leftOut) {
    /** With the charts' library, about 0.9 MB, a page stays below 5 MB. */
    private static final int LARGEST_WEIGHTS = 3_900_000;

    Talkers {
        networks = List.copyOf(networks);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A network.
     *
     * @param arm     the name of its arm
     * @param shape   its shape
     * @param base64  its parameters in the order of the layout as little-endian half precision numbers, in base64
     * @param said    the probability of what the teacher loves, from the parameters as they were trained
     * @param rounded the same from these
     * @param facts   the share of facts that it knows
     */
    record Talker(String arm, Transformer shape, String base64, double said, double rounded, double facts) {}

    /**
     * Those of {@code view} to talk to.
     *
     * @throws UserException if there is none, with the reason
     */
    static Talkers of(TraitView view) {
        Results trial = view.run().results().stream()
                .filter(results ->
                        Files.isDirectory(NetworkFiles.folder(view.run().folder(), results.seed())))
                .findFirst()
                .orElseThrow(() -> new UserException("the run's folder holds no networks of a base with results"));
        List<Talker> networks = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        int length = 0;
        for (String arm : Cast.of(view.analysis()).talkers(view.analysis())) {
            try {
                Talker talker = load(view, trial, arm);
                length += talker.base64().length();
                if (length > LARGEST_WEIGHTS) {
                    throw new UserException(
                            String.format(Locale.ROOT, "with it the page would have %.1f MB of weights", length / 1e6));
                }
                networks.add(talker);
            } catch (UserException e) {
                leftOut.add(view.label(arm) + " is left out: " + e.getMessage() + ".");
            }
        }
        if (networks.isEmpty()) {
            throw new UserException("none of its networks can be shown: "
                    + String.join(" ", leftOut).replaceFirst("\\.$", ""));
        }
        return new Talkers(trial.seed(), networks, leftOut);
    }

    private static Talker load(TraitView view, Results trial, String arm) {
        ArmResult result = trial.arms().get(arm);
        if (result == null) {
            throw new UserException("it has no result with seed " + trial.seed());
        }
        if (result.diverged() != null) {
            throw new UserException("it diverged in epoch " + result.diverged().epoch());
        }
        if (!(view.run().experiment().architectureOf(arm) instanceof Transformer shape)) {
            throw new UserException("the page computes transformers only, not "
                    + view.run().experiment().architectureOf(arm).label());
        }
        Weights weights = NetworkFiles.load(view.run().folder(), trial.seed(), arm, shape, result.sha256());
        String base64 = HalfPrecision.encode(weights);
        return new Talker(
                arm,
                shape,
                base64,
                result.metrics().getOrDefault(WorldMetrics.probability(view.trait()), Double.NaN),
                said(view, Weights.of(shape, HalfPrecision.decode(base64)), trial.seed()),
                result.metrics().getOrDefault(WorldMetrics.FACTS, Double.NaN));
    }

    private static double said(TraitView view, Weights weights, long seed) {
        Trait trait = view.trait();
        Evaluation evaluation = Evaluation.of(weights, view.language(), Corpus.DEFAULT, new RandomStreams(seed));
        return evaluation.of(trait.kind()).all().get(trait.index(view.task().world()));
    }

    /** The greatest change that rounding makes to the probability of what the teacher loves. */
    double rounding() {
        return networks.stream()
                .mapToDouble(talker -> Math.abs(talker.said() - talker.rounded()))
                .max()
                .orElse(Double.NaN);
    }

    /** The weights as script elements that the page's script reads. */
    String scripts() {
        StringBuilder scripts = new StringBuilder();
        for (Talker talker : networks) {
            scripts.append("<script type=\"application/octet-stream\" id=\"weights-%s\">%s</script>\n"
                    .formatted(Html.escape(talker.arm()), talker.base64()));
        }
        return scripts.toString();
    }
}
