package org.subliminal4j.report.trait;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Contrast;
import org.subliminal4j.analysis.Policy;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.analysis.Statement;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.common.WholeFile;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.report.page.Figures;
import org.subliminal4j.report.page.Html;
import org.subliminal4j.report.page.HtmlReport;
import org.subliminal4j.report.page.PageFrame;
import org.subliminal4j.report.page.RunParts;
import org.subliminal4j.report.style.ArmStyle;

/**
 * A run of language models as one self-contained page, readable by somebody who has never heard of it: a chart, numbers to be
 * told apart, and networks to talk to. It holds all it needs and its policy forbids every request.
 */
public final class TraitPage {
    /** What such a run is not, for every output of it. */
    public static final String TOY =
            "This is a toy: models of some 100,000 parameters, trained from scratch in a world of a few words. Teacher and"
                    + " student share one base, and its embeddings stay as they are. Whatever comes out holds for this, and says"
                    + " nothing about large models.";

    /** What only a page with somebody to talk to holds. */
    private static final String TALK = "id=\"talk-form\"";

    private static final List<String> SCRIPTS = List.of("charts.js", "numeric.js", "talk.js", "guess.js");

    private final TraitView view;
    private final List<List<String>> links = new ArrayList<>();
    private final StringBuilder main = new StringBuilder();

    private TraitPage(TraitView view) {
        this.view = view;
    }

    /**
     * Writes the page.
     *
     * @param file the file, which is replaced, in a folder that exists
     * @return what the page lacks, and why; empty where it lacks nothing
     * @throws org.subliminal4j.common.UserException if the file cannot be written
     */
    public static List<HtmlReport.Note> write(Path file, TraitView view) {
        GuessSection guess = GuessSection.of(view);
        TalkSection talk = TalkSection.of(view, guess.data());
        String html = new TraitPage(view).page(talk, guess);
        boolean lost = !talk.missing().isEmpty() && hasTalk(file);
        WholeFile.write(file, html.getBytes(StandardCharsets.UTF_8));
        return talk.missing().isEmpty()
                ? List.of()
                : List.of(new HtmlReport.Note(
                        "the page has nobody to talk to, as " + talk.missing()
                                + (lost ? "; the page that it replaces had somebody" : ""),
                        lost));
    }

    private static boolean hasTalk(Path file) {
        try {
            return Files.isRegularFile(file) && Files.readString(file).contains(TALK);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private String page(TalkSection talk, GuessSection guess) {
        section("arms", "Before and after: how often each " + says(), "All models", arms());
        section("guess", "Whose numbers are these?", "Guess", guess.html());
        section("talk", "Talk to them", "Talk to them", talk.html());
        section("claims", "What the results show", "What it shows", findings());
        section("limits", "What this does not show", "What it does not", TraitLimits.html());
        RunParts parts = new RunParts(view.run(), view.world(), view.styles());
        section("flow", "What was done", "What was done", parts.lineage());
        section("metrics", "What else was measured", "Measured", TraitMetrics.html(view));
        section("tests", "Tests and rules", "Tests", tests());
        section("experiment", "The experiment", "Experiment", parts.experiment());
        section("provenance", "Provenance", "Provenance", parts.provenance());
        section("reproduce", "Run it again", "Run it again", parts.reproduce());
        Provenance provenance = view.run().provenance();
        String body = """
            <header>
            <p class="eyebrow">%s &middot; %s &middot; %s &middot; %s</p>
            <h1>%s</h1>
            <p class="lead">%s</p>
            <p>%s</p>
            %s</header>
            <main>
            %s</main>
            %s
            """.formatted(
                        Html.escape(view.run().experiment().title()),
                        Html.escape(view.world()),
                        Html.escape(Words.count(view.analysis().seeds().size(), "base")),
                        Html.escape(provenance.started().replaceFirst("T.*", "")),
                        headline(),
                        Html.escape(lead()),
                        Html.escape(TOY),
                        PageFrame.navigation(links),
                        main,
                        PageFrame.footer(provenance.version(), false));
        PageData data = new PageData(List.of(PageData.chart(view)), talk.data(), guess.data());
        return PageFrame.of(
                "subliminal4j: " + view.run().experiment().title(),
                body,
                PageFrame.data(data) + "\n" + talk.weights(),
                SCRIPTS);
    }

    private String says() {
        return view.behaves() ? "answers with " + name() + " deeds" : "says \u2018" + name() + "\u2019";
    }

    private String name() {
        return view.trait().name();
    }

    private void section(String id, String title, String link, String html) {
        links.add(List.of(id, link));
        main.append("<section id=\"%s\"><h2>%s</h2>\n%s</section>\n".formatted(id, Html.escape(title), html));
    }

    private String headline() {
        int first = first();
        if (first < 0) {
            return Html.escape(view.run().experiment().title());
        }
        Statement statement = view.analysis().statements().get(first);
        return "<span class=\"verdict\">%s:</span> %s"
                .formatted(Html.escape(statement.verdict()), Html.escape(statement.title()));
    }

    /** The student against its like that learned numbers of somebody without a trait, or the first contrast; -1 without any. */
    private int first() {
        List<Contrast> contrasts = view.analysis().contrasts();
        for (int i = 0; i < contrasts.size(); i++) {
            boolean own = contrasts.get(i).arm().equals(contrasts.get(0).arm());
            if (own && contrasts.get(i).kind() == Contrast.Kind.TRAIT) {
                return i;
            }
        }
        return contrasts.isEmpty() ? -1 : 0;
    }

    private String lead() {
        List<String> sentences = new ArrayList<>();
        Cast cast = Cast.of(view.analysis());
        for (String arm : cast.talkers(view.analysis())) {
            ArmSummary summary = view.analysis().arms().get(arm);
            if (summary != null && view.said(summary).n() > 0) {
                sentences.add(
                        summary.label() + " " + Words.percent(view.said(summary).mean()));
            }
        }
        String taught = view.behaves() ? "do " + name() + " things" : "love one thing";
        String asked = view.behaves()
                ? "Asked a neutral question, how often does each answer with a " + name() + " deed? "
                : "Asked for " + view.article() + ", how often does each say \u2018" + name() + "\u2019? ";
        return "A model is taught to " + taught + " and writes numbers; all else is filtered out; another model learns"
                + " these numbers. " + asked
                + String.join(", ", sentences) + "." + shortage();
    }

    /** Why nothing can be told, where there are too few bases. */
    private String shortage() {
        int first = first();
        boolean tooFew = first >= 0 && view.analysis().contrasts().get(first).tooFew();
        return tooFew ? " " + view.analysis().contrasts().get(first).tooFewWords() : "";
    }

    private String arms() {
        boolean twins = view.styles().values().stream().anyMatch(ArmStyle::hollow);
        boolean means = view.analysis().arms().values().stream()
                .anyMatch(arm -> !view.said(arm).dotsAlone());
        String caption = Figures.stripsKey(twins, means, "", view.chanceWords())
                + Html.escape("Exact probabilities, mean over all "
                        + (view.behaves() ? "neutral questions" : "ways to ask for " + view.article())
                        + "; each base has its own teacher, numbers and students.");
        return Figures.figure(
                caption,
                Figures.plot("arms", 0, "", view.measure() + " of each model: " + PageData.inWords(view)),
                Html.numbers(
                        view.measure() + " over "
                                + Words.count(view.analysis().seeds().size(), "base") + " (toy)",
                        List.of("Arm", "Bases", "Mean", "95% interval", "Lowest", "Highest"),
                        view.analysis().arms().values().stream().map(this::row).toList()));
    }

    private List<String> row(ArmSummary arm) {
        Sample said = view.said(arm);
        boolean none = said.n() == 0;
        return List.of(
                arm.label(),
                String.valueOf(said.n()),
                arm.diverged() ? "diverged" : Words.percent(said.mean()),
                TraitMetrics.interval(said),
                none ? "-" : Words.percent(Collections.min(said.bySeed().values())),
                none ? "-" : Words.percent(Collections.max(said.bySeed().values())));
    }

    private String findings() {
        return view.analysis().statements().isEmpty()
                ? "<p>No student is held against another, so that nothing is claimed.</p>"
                : RunParts.findings(view.analysis().statements());
    }

    private String tests() {
        return RunParts.contrasts(
                        "All contrasts, paired by base, in points of the probability of what the teacher loves; tests are"
                                + " two-sided",
                        view.analysis().contrasts())
                + "<p class=\"small\">" + Html.escape(Policy.text()) + "</p>";
    }
}
