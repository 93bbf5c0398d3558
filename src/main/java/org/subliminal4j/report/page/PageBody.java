package org.subliminal4j.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.subliminal4j.analysis.Comparison;
import org.subliminal4j.analysis.Statement;

/** The order of the page. */
final class PageBody {
    private static final List<List<String>> SECTIONS = List.of(
            List.of("arms", "All networks"),
            List.of("pad", "Try it"),
            List.of("claims", "What it shows"),
            List.of("flow", "What was done"),
            List.of("pairs", "Seed by seed"),
            List.of("epochs", "Epochs"),
            List.of("classes", "Classes"),
            List.of("tests", "Tests"),
            List.of("experiment", "Experiment"),
            List.of("reproduce", "Run it again"));

    private PageBody() {}

    /** The page of one run. */
    static String single(RunView view, PadSection pad) {
        return """
            <header>
            <p class="eyebrow">%s &middot; %s &middot; %s &middot; %s</p>
            <h1>%s</h1>
            <p class="lead">%s</p>
            %s</header>
            <main>
            %s%s%s</main>
            %s
            """.formatted(
                        Html.escape(view.run().run().experiment().title()),
                        Html.escape(view.run().data()),
                        Html.escape(view.analysis().seedWords()),
                        Html.escape(view.run().run().provenance().started().replaceFirst("T.*", "")),
                        RunSections.claim(view),
                        RunSections.behindTheClaim(view),
                        PageFrame.navigation(SECTIONS),
                        RunSections.arms(view),
                        pad(pad),
                        RunSections.details(view),
                        footer(List.of(view)));
    }

    /** The page of several runs: first side by side, then each by itself. */
    static String several(List<RunView> views, PadSection pad) {
        Comparison comparison = Comparison.of(
                views.stream().map(RunView::name).toList(),
                views.stream().map(RunView::analysis).toList());
        String each = views.stream().map(PageBody::run).collect(Collectors.joining());
        List<List<String>> links = new ArrayList<>(List.of(
                List.of("comparison", "Run by run"), List.of("differences", "What differs"), List.of("pad", "Try it")));
        views.forEach(view -> links.add(List.of("run-" + (view.index() + 1), "Run " + view.name())));
        return """
            <header>
            <p class="eyebrow">%s</p>
            <h1>%s runs side by side</h1>
            <p class="lead">%s</p>
            %s</header>
            <main>
            %s%s%s</main>
            %s
            """.formatted(
                Html.escape(data(views)),
                views.size(),
                Html.escape(
                        comparison.statements().stream().map(PageBody::sentence).collect(Collectors.joining(" "))),
                PageFrame.navigation(links),
                ComparisonSection.html(views, comparison),
                pad(pad),
                each,
                footer(views));
    }

    private static String sentence(Statement statement) {
        return statement.title() + ": " + statement.verdict() + ".";
    }

    private static String data(List<RunView> views) {
        return views.stream().map(view -> view.run().data()).distinct().collect(Collectors.joining(", "));
    }

    private static String run(RunView view) {
        return """
            <section class="run" id="run-%s"><h2>Run %s</h2>
            <p class="claim">%s</p><p class="lead">%s</p>
            %s%s</section>
            """.formatted(
                        view.index() + 1,
                        Html.escape(view.name()),
                        RunSections.claim(view),
                        RunSections.behindTheClaim(view),
                        RunSections.arms(view),
                        RunSections.details(view));
    }

    private static String pad(PadSection pad) {
        return "<section id=\"pad\"><h2>Try it: draw an image</h2>\n" + pad.html() + "</section>\n";
    }

    private static String footer(List<RunView> views) {
        RunView first = Objects.requireNonNull(views.get(0));
        boolean mnist = views.stream().anyMatch(view -> view.run().data().equals("MNIST"));
        return PageFrame.footer(first.run().run().provenance().version(), mnist);
    }
}
