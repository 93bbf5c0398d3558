package org.subliminal4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.legacy.ExperimentConfig;
import org.subliminal4j.legacy.Mlp;
import org.subliminal4j.legacy.TrialResult;
import org.subliminal4j.study.NetworkFiles;

/**
 * The drawing pad: networks of a run that answer in the page.
 *
 * @param data    what its script needs; null where the pad could not be made
 * @param html    the section's content: the pad, or a sentence why there is none
 * @param weights script elements that hold the networks' parameters
 */
record PagePad(PageData.@Nullable Pad data, String html, String weights) {
    /** The networks that answer, in this order. */
    static final List<Arm> ARMS =
            List.of(Arm.REFERENCE, Arm.TEACHER, Arm.STUDENT_AUXILIARY, Arm.STUDENT_ALL, Arm.CROSS_MODEL_AUXILIARY);

    /** With the charts' library, about 0.9 MB, a page stays below 5 MB. */
    private static final long LARGEST_WEIGHTS = 4_000_000;

    private static final int SIDE = 28;
    private static final int SAMPLES_OF_EACH_CLASS = 3;

    /** What each network has been through, beside its answer. */
    private static final List<String> PASTS = List.of(
            "untrained", "trained on labels", "trained on %s", "trained on all %s", "same training, another start");

    /** The pad of the first of {@code runs} whose networks can be had, or the reason why the first run has none. */
    static PagePad of(List<HtmlReport.Source> runs, @Nullable ImageData images) {
        String reason = "";
        for (HtmlReport.Source run : runs) {
            String why = missing(run, images);
            if (why.isEmpty() && images != null) {
                try {
                    String whose = runs.size() == 1
                            ? "this run"
                            : "run " + run.folder().getFileName();
                    return make(run, whose, keptSeed(run).getAsLong(), images);
                } catch (UserException e) {
                    why = String.valueOf(e.getMessage());
                }
            }
            reason = reason.isEmpty() ? why : reason;
        }
        return new PagePad(null, "<p>There is no drawing pad in this page: " + Html.escape(reason) + ".</p>", "");
    }

    private static String missing(HtmlReport.Source run, @Nullable ImageData images) {
        if (images == null) {
            return "the data set was not at hand when it was written";
        }
        if (!images.sha256().equals(run.run().provenance().dataSha256())) {
            return "the run was made on another data set than the one at hand when the page was written";
        }
        if (images.test().rows() != SIDE || images.test().columns() != SIDE) {
            return "its images are not of " + SIDE + " x " + SIDE + " pixels";
        }
        if (keptSeed(run).isEmpty()) {
            return "the run's folder holds no networks";
        }
        long length = ARMS.size()
                * EmbeddedNetwork.length(run.run().config().network().parameters());
        return length <= LARGEST_WEIGHTS
                ? ""
                : String.format(Locale.ROOT, "its networks are too large for a page of 5 MB (%.1f MB)", length / 1e6);
    }

    private static OptionalLong keptSeed(HtmlReport.Source run) {
        return run.run().results().stream()
                .mapToLong(TrialResult::seed)
                .sorted()
                .filter(seed -> NetworkFiles.complete(run.folder(), seed))
                .findFirst();
    }

    private static PagePad make(HtmlReport.Source run, String whose, long seed, ImageData images) {
        ExperimentConfig config = run.run().config();
        List<PageData.PadNetwork> networks = new ArrayList<>();
        List<EmbeddedNetwork> embedded = new ArrayList<>();
        StringBuilder weights = new StringBuilder();
        for (Arm arm : ARMS) {
            Mlp network = NetworkFiles.load(run.folder(), seed, arm, config.network());
            EmbeddedNetwork page = EmbeddedNetwork.of(network, images.test());
            network.network().close();
            embedded.add(page);
            networks.add(new PageData.PadNetwork(
                    arm.key(), arm.label(), config.network().widths()));
            weights.append("<script type=\"application/octet-stream\" id=\"weights-%s\">%s</script>\n"
                    .formatted(arm.key(), page.base64()));
        }
        return new PagePad(
                new PageData.Pad(
                        networks,
                        EmbeddedImages.of(images.test(), SAMPLES_OF_EACH_CLASS),
                        config.network().classes()),
                html(config, whose, seed, embedded, images.test().count()),
                weights.toString());
    }

    private static String html(
            ExperimentConfig config, String whose, long seed, List<EmbeddedNetwork> embedded, int testImages) {
        String answers = IntStream.range(0, ARMS.size())
                .mapToObj(i -> answer(ARMS.get(i), PASTS.get(i), config, embedded.get(i)))
                .collect(Collectors.joining());
        double agreement =
                embedded.stream().mapToDouble(EmbeddedNetwork::agreement).min().orElseThrow();
        return """
                <p class="lead">Draw a digit, or pick an image. Five networks of %5$s, those of seed %1$d, answer as \
                you draw. To the right are their auxiliary logits, which mean nothing: the teacher&rsquo;s, on noise, are \
                all that the aux-only students ever learned from.</p>
                <div class="pad">
                <div class="pad-draw">
                <canvas id="pad-canvas" width="280" height="280" role="img" aria-label="Drawing pad: draw a digit with \
                mouse or finger, or use the buttons below"></canvas>
                <div class="pad-buttons"><button type="button" id="pad-erase">Erase</button>\
                <button type="button" id="pad-noise">Noise image</button></div>
                <div class="pad-seen"><canvas id="pad-seen" width="28" height="28" aria-hidden="true"></canvas>\
                <span>What the networks see: scaled and centred as MNIST was, 28 &times; 28.</span></div>
                <div class="pad-picks" id="pad-picks" role="group" aria-label="Test images to pick"></div>
                </div>
                <div class="pad-result">
                <div class="pad-head" aria-hidden="true"><span>Network</span><span></span><span>Probability of each \
                digit</span><span>Auxiliary logits</span></div>
                <ul class="pad-answers">%2$s</ul>
                <p class="visually-hidden" id="pad-status" aria-live="polite"></p>
                </div></div>
                <p class="small muted">The weights in this page are rounded to half precision. On the %3$s test images \
                they give the same answer as in single precision in at least %4$s of cases, for each of the five \
                networks. The accuracy below each name is of these very weights.</p>
                """.formatted(
                        seed,
                        answers,
                        String.format(Locale.ROOT, "%,d", testImages),
                        String.format(Locale.ROOT, "%.2f%%", 100 * agreement),
                        Html.escape(whose));
    }

    private static String answer(Arm arm, String past, ExperimentConfig config, EmbeddedNetwork network) {
        int auxiliary = config.network().auxiliary();
        String logits = arm == Arm.STUDENT_ALL
                ? Html.count(config.network().outputs(), "logit")
                : Html.count(auxiliary, "auxiliary logit");
        String bars = IntStream.range(0, config.network().classes())
                .mapToObj(i -> "<span class=\"bar\"><i></i><b>" + i + "</b></span>")
                .collect(Collectors.joining());
        return """
                <li class="answer" id="answer-%1$s" style="--arm: var(--%1$s)"><div class="answer-name"><b>%2$s</b><span>%3$s</span>\
                <span>reads %4$s of the test set</span></div><div class="answer-digit"></div>\
                <div class="bars" role="img" aria-label="">%5$s</div>\
                <div class="logits" role="img" aria-label="">%6$s</div></li>
                """.formatted(
                        arm.key(),
                        Html.escape(arm.label()),
                        past.formatted(logits),
                        Words.percent(network.accuracy()),
                        bars,
                        "<span class=\"logit\"><span><i></i></span><b></b></span>".repeat(auxiliary));
    }
}
