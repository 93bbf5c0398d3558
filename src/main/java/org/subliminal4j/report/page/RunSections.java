package org.subliminal4j.report.page;

import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.analysis.Analysis;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Statement;
import org.subliminal4j.analysis.Words;

/** All sections of one run, and the sentences that it opens with. */
final class RunSections {
    private RunSections() {}

    /** What the run is about in one sentence, as HTML. */
    static String claim(RunView view) {
        Headline headline = Headline.of(view.analysis());
        if (headline.claim() == null) {
            return Html.escape(
                    view.run().run().experiment().title() + " on " + view.run().data());
        }
        Statement statement = headline.claim().statement();
        return "<span class=\"verdict\">%s:</span> %s"
                .formatted(Html.escape(statement.verdict()), Html.escape(statement.title()));
    }

    /** The numbers behind the sentence, as HTML. */
    static String behindTheClaim(RunView view) {
        Analysis analysis = view.analysis();
        Headline headline = Headline.of(analysis);
        List<String> sentences = new ArrayList<>();
        sentences.add(view.run().measure() + ": " + sample(analysis, headline.arm()) + ".");
        if (headline.claim() != null) {
            sentences.addAll(headline.claim().statement().evidence());
        }
        if (headline.claim() == null) {
            sentences.add(analysis.chance().words());
        }
        return Html.escape(String.join(" ", sentences));
    }

    private static String sample(Analysis analysis, String name) {
        ArmSummary arm = analysis.arm(name);
        return arm.label() + " "
                + (arm.diverged()
                        ? "diverged"
                        : arm.sample(analysis.chance().metric()).words());
    }

    /** The figure of all arms. */
    static String arms(RunView view) {
        return view.section(
                "arms",
                view.run().measure() + ": " + Words.count(view.data().arms().size(), "network"),
                ArmsFigure.html(view));
    }

    /** All sections below the drawing pad. */
    static String details(RunView view) {
        LineageDiagram lineage = new LineageDiagram(
                view.run().run().experiment(), view.run().styles(), view.unique("lineage"), view.of());
        return view.section("claims", "What the results show", ClaimsSection.html(view))
                + view.section(
                        "flow",
                        "What was done",
                        "<div class=\"flow\"><div>" + lineage.html() + "</div>" + lineage.list() + "</div>")
                + view.section("pairs", "Seed by seed", PairsFigure.html(view))
                + view.section("epochs", "Epoch by epoch", CurvesFigure.html(view))
                + view.section("classes", ClassesFigure.title(view), ClassesFigure.html(view))
                + (MetricsSection.any(view)
                        ? view.section("metrics", "What else was measured", MetricsSection.html(view))
                        : "")
                + view.section("tests", "Tests and rules", ClaimsSection.tests(view))
                + view.section(
                        "experiment",
                        "The experiment",
                        ProvenanceSection.experiment(
                                view.run().run(), view.run().data(), view.of()))
                + view.section(
                        "provenance",
                        "Provenance",
                        ProvenanceSection.provenance(view.run().run(), view.of()))
                + view.section(
                        "reproduce",
                        "Run it again",
                        ProvenanceSection.reproduce(view.run().run(), view.of()));
    }
}
