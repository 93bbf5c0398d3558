package org.subliminal4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.subliminal4j.legacy.Arm;

/** The order of the page. */
final class PageBody {
    private static final List<List<String>> SECTIONS = List.of(
            List.of("arms", "Accuracies"),
            List.of("pad", "Try it"),
            List.of("flow", "What was done"),
            List.of("pairs", "Seed by seed"),
            List.of("epochs", "Epochs"),
            List.of("digits", "Digits"),
            List.of("tests", "Tests"),
            List.of("configuration", "Configuration"),
            List.of("reproduce", "Run it again"));

    private PageBody() {}

    /** The page of one run. */
    static String single(PageRun run, PagePad pad) {
        return """
                <header>
                <p class="eyebrow">Subliminal learning on MNIST &middot; %s &middot; %s</p>
                <h1>%s</h1>
                <p class="lead">%s</p>
                %s</header>
                <main>
                %s%s%s</main>
                %s
                """.formatted(
                        Html.escape(run.summary().seeds()),
                        Html.escape(run.run().provenance().started().replaceFirst("T.*", "")),
                        run.claim(),
                        run.behindTheClaim(),
                        navigation(SECTIONS),
                        run.arms(),
                        pad(pad),
                        run.details(),
                        footer(run));
    }

    /** The page of several runs: first side by side, then each by itself. */
    static String several(List<PageRun> runs, List<String> names, PagePad pad) {
        String each = IntStream.range(0, runs.size())
                .mapToObj(i -> """
                        <section class="run" id="run-%d"><h2>Run %s</h2>
                        <p class="claim">%s</p><p class="lead">%s</p>
                        %s%s</section>
                        """.formatted(
                                i + 1,
                                Html.escape(names.get(i)),
                                runs.get(i).claim(),
                                runs.get(i).behindTheClaim(),
                                runs.get(i).arms(),
                                runs.get(i).details()))
                .collect(Collectors.joining());
        List<List<String>> links = new ArrayList<>(List.of(
                List.of("comparison", "The arms, run by run"),
                List.of("differs", "What differs"),
                List.of("pad", "Try it")));
        IntStream.range(0, runs.size()).forEach(i -> links.add(List.of("run-" + (i + 1), "Run " + names.get(i))));
        return """
                <header>
                <p class="eyebrow">Subliminal learning on MNIST</p>
                <h1>%d runs side by side</h1>
                <p class="lead">The student trained on meaningless logits alone reads %s.</p>
                %s</header>
                <main>
                %s%s%s</main>
                %s
                """.formatted(
                        runs.size(),
                        headline(runs, names),
                        navigation(links),
                        PageComparison.html(runs, names),
                        pad(pad),
                        each,
                        footer(runs.get(0)));
    }

    private static String headline(List<PageRun> runs, List<String> names) {
        return IntStream.range(0, runs.size())
                .mapToObj(i -> "<strong>%s</strong> in run %s"
                        .formatted(
                                Words.percent(runs.get(i)
                                        .summary()
                                        .summary(Arm.STUDENT_AUXILIARY)
                                        .mean()),
                                Html.escape(names.get(i))))
                .collect(Collectors.joining(", "));
    }

    private static String pad(PagePad pad) {
        return "<section id=\"pad\"><h2>Try it: draw a digit</h2>\n" + pad.html() + "</section>\n";
    }

    private static String navigation(List<List<String>> links) {
        return links.stream()
                .map(link -> "<li><a href=\"#%s\">%s</a></li>".formatted(link.get(0), Html.escape(link.get(1))))
                .collect(Collectors.joining("", "<nav aria-label=\"Sections\"><ul>", "</ul></nav>\n"));
    }

    private static String footer(PageRun run) {
        return """
                <footer><p>Made by subliminal4j %s. The experiment is that of Cloud et al., &ldquo;Subliminal Learning&rdquo;, \
                arXiv 2507.14805, section 6.2; the paper&rsquo;s values are read off its figure 10b. MNIST: Yann LeCun and \
                Corinna Cortes, CC BY-SA 3.0. Charts: Vega, Vega-Lite and Vega-Embed, University of Washington Interactive \
                Data Lab, BSD 3-clause licence.</p></footer>
                """.formatted(Html.escape(run.run().provenance().version()));
    }
}
