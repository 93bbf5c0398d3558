package org.subliminal4j.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.report.style.AnalysedRun;

/**
 * The drawing pad: networks of a run that answer in the page.
 *
 * @param data    what its script needs; null where the pad could not be made
 * @param html    the section's content: the pad, or a sentence why there is none
 * @param weights script elements that hold the networks' parameters
 * @param missing why there is none; empty where there is one
 */
record PadSection(@Nullable PadData data, String html, String weights, String missing) {
    private static final int SAMPLES_OF_EACH_CLASS = 3;

    /** More auxiliary logits than this are not drawn beside an answer. */
    private static final int MOST_AUXILIARY = 4;

    /** The pad of the first of {@code runs} whose networks can be had, or the reason why the first run has none. */
    static PadSection of(List<AnalysedRun> runs) {
        String reason = "";
        for (AnalysedRun run : runs) {
            String why;
            ImageData images = run.images();
            if (images == null) {
                why = "the data set was not at hand when it was written";
            } else {
                try {
                    return make(
                            run,
                            runs.size() == 1
                                    ? "this run"
                                    : "run " + run.run().folder().getFileName(),
                            images);
                } catch (UserException e) {
                    why = String.valueOf(e.getMessage());
                }
            }
            reason = reason.isEmpty() ? why : reason;
        }
        return new PadSection(
                null, "<p>There is no drawing pad in this page: " + Html.escape(reason) + ".</p>", "", reason);
    }

    private static PadSection make(AnalysedRun run, String whose, ImageData images) {
        PadNetworks pad = PadNetworks.of(run, images);
        List<PadData.Network> networks = new ArrayList<>();
        StringBuilder weights = new StringBuilder();
        for (PadNetwork network : pad.networks()) {
            networks.add(new PadData.Network(
                    network.arm(),
                    network.label(),
                    network.shape().widths(),
                    network.shape().activation().name().toLowerCase(Locale.ROOT),
                    network.shape().classes()));
            weights.append("<script type=\"application/octet-stream\" id=\"weights-%s\">%s</script>\n"
                    .formatted(network.arm(), network.base64()));
        }
        List<PadData.Sample> samples = new ArrayList<>(SampleImages.of(images.test(), SAMPLES_OF_EACH_CLASS));
        int opening = opening(run, pad, images.test());
        samples.set(0, SampleImages.at(images.test(), opening));
        return new PadSection(
                new PadData(networks, samples, 0), html(run, whose, pad, images.test()), weights.toString(), "");
    }

    /**
     * The first test image that tells the headline's story: its arm reads it and its twin does not, and as many of the
     * others as can be had read it too, but for the untrained ones.
     */
    private static int opening(AnalysedRun run, PadNetworks pad, ImageSet test) {
        Headline headline = Headline.of(run.analysis());
        return IntStream.range(0, test.count())
                .boxed()
                .max(Comparator.<Integer>comparingInt(image -> pad.networks().stream()
                                .mapToInt(network -> worth(run, headline, network, image, test.label(image)))
                                .sum())
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(0);
    }

    private static int worth(AnalysedRun run, Headline headline, PadNetwork network, int image, int label) {
        boolean right = network.predictions()[image] == label;
        if (network.arm().equals(headline.arm())) {
            return right ? 8 : 0;
        }
        if (network.arm().equals(headline.other())) {
            return right ? 0 : 4;
        }
        boolean untrained = run.run().experiment().arm(network.arm()).stages().isEmpty();
        return right == untrained ? 0 : 1;
    }

    private static String html(AnalysedRun run, String whose, PadNetworks pad, ImageSet test) {
        double agreement =
                pad.networks().stream().mapToDouble(PadNetwork::agreement).min().orElse(Double.NaN);
        return PageTemplate.fill(
                "pad.html",
                Map.of(
                        "whose", Html.escape(whose),
                        "networks", Html.count(pad.networks().size(), "network"),
                        "seed", String.valueOf(pad.seed()),
                        "leftOut",
                                pad.leftOut().isEmpty()
                                        ? ""
                                        : "<p>" + Html.escape(String.join(" ", pad.leftOut())) + "</p>",
                        "answers",
                                pad.networks().stream()
                                        .map(network -> answer(run, network))
                                        .collect(Collectors.joining()),
                        "data", Html.escape(run.data()),
                        "count", String.format(Locale.ROOT, "%,d", test.count()),
                        "agreement", String.format(Locale.ROOT, "%.2f%%", 100 * agreement)));
    }

    private static String answer(AnalysedRun run, PadNetwork network) {
        int all = network.shape().auxiliary();
        int auxiliary = all > MOST_AUXILIARY ? MOST_AUXILIARY - 1 : all;
        int hidden = all - auxiliary;
        String bars = IntStream.range(0, network.shape().classes())
                .mapToObj(i -> "<span class=\"bar\"><i></i><b>" + i + "</b></span>")
                .collect(Collectors.joining());
        return """
                <li class="answer%11$s" id="answer-%1$s" style="--arm: var(--%2$s); --classes: %3$s; --logits: %10$s"><div class="answer-name"><b title="%4$s">%4$s</b>\
                <span>reads %5$s of the test set; says %6$s to %7$s of it</span></div><div class="answer-digit"></div>\
                <div class="bars" role="img" aria-label="">%8$s</div>\
                <div class="logits" role="img" aria-label="">%9$s</div></li>
                """.formatted(
                        network.arm(),
                        run.style(network.arm()).colour().key(),
                        network.shape().classes(),
                        Html.escape(network.label()),
                        Words.percent(network.accuracy()),
                        network.favourite(),
                        Words.percent(network.favouriteShare()),
                        bars,
                        "<span class=\"logit\"><span><i></i></span><b></b></span>".repeat(auxiliary)
                                + (hidden > 0 ? "<span class=\"more\">+" + hidden + "</span>" : ""),
                        Math.max(1, auxiliary + (hidden > 0 ? 1 : 0)),
                        run.style(network.arm()).hollow() ? " hollow" : "");
    }
}
