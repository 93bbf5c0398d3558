package org.subliminal4j.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.common.UserException;
import org.subliminal4j.common.WholeFile;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.store.StoredRun;

/**
 * One self-contained HTML page of one or more runs, with charts and a drawing pad on which the run's own networks
 * answer. It holds all it needs and its policy forbids every request.
 */
public final class HtmlReport {
    private static final Logger LOG = LoggerFactory.getLogger(HtmlReport.class);

    /** In the order in which they need each other. */
    private static final List<String> SCRIPTS =
            List.of("vendor/vega.min.js", "vendor/vega-lite.min.js", "vendor/vega-embed.min.js", "charts.js", "pad.js");

    private static final int LARGEST_PAGE = 5_000_000;

    /**
     * A run and where it lies.
     *
     * @param folder   the run's folder, which may hold networks
     * @param run      what the folder holds
     * @param sessions where it comes from, one session after the other, see {@link StoredRun#sessions}
     */
    public record Source(Path folder, StoredRun run, List<Provenance> sessions) {
        public Source {
            sessions = List.copyOf(sessions);
        }

        /**
         * Reads the run in {@code folder}.
         *
         * @throws UserException if the folder holds no run, or one of its files is broken
         */
        public static Source read(Path folder) {
            return new Source(folder, StoredRun.read(folder), StoredRun.sessions(folder));
        }
    }

    private HtmlReport() {}

    /**
     * Writes the page.
     *
     * @param file   the file, which is replaced
     * @param runs   the runs, at least one; the drawing pad is of the first whose networks are kept
     * @param images the data set of the runs, of which the page carries a few images; null if it is not at hand, which
     *               leaves out the drawing pad
     * @throws UserException if a run has no results, or the file cannot be written
     */
    public static void write(Path file, List<Source> runs, @Nullable ImageData images) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("A report needs at least one run, but found none");
        }
        for (Source source : runs) {
            if (source.run().results().isEmpty()) {
                throw new UserException("the run in " + source.folder()
                        + " has no results yet: a report needs at least one trial, so let the run finish one");
            }
        }
        byte[] page = page(runs, images).getBytes(StandardCharsets.UTF_8);
        if (page.length > LARGEST_PAGE) {
            LOG.warn("{} has {} bytes, more than the {} that mail easily", file, page.length, LARGEST_PAGE);
        }
        WholeFile.write(file, page);
    }

    private static String page(List<Source> sources, @Nullable ImageData images) {
        List<PageRun> runs = new ArrayList<>();
        for (Source source : sources) {
            StoredRun run = source.run();
            RunSummary summary = RunSummary.of(run.config(), run.provenance().dataSha256(), run.results());
            int index = runs.size();
            runs.add(new PageRun(
                    index, source, summary, PageRunData.of(letter(index), summary), sources.size() == 1 ? 2 : 3));
        }
        PagePad pad = PagePad.of(sources, images);
        PageData data = new PageData(
                runs.get(0).summary().chance(), runs.stream().map(PageRun::data).toList(), pad.data());
        List<String> scripts = SCRIPTS.stream().map(HtmlReport::script).toList();
        return PageTemplate.fill(
                "page.html",
                Map.of(
                        "policy", policy(scripts),
                        "title", Html.escape("subliminal4j: " + String.join(", ", names(sources))),
                        "style", PageTemplate.resource("page.css"),
                        "body",
                                runs.size() == 1
                                        ? PageBody.single(runs.get(0), pad)
                                        : PageBody.several(runs, names(sources), pad),
                        "data", data.toScript() + "\n" + pad.weights(),
                        "scripts",
                                scripts.stream()
                                        .map(script -> "<script>" + script + "</script>")
                                        .collect(Collectors.joining("\n"))));
    }

    /** A name for each run: its folder's, with a letter where there are several. */
    private static List<String> names(List<Source> sources) {
        List<String> names = new ArrayList<>();
        for (Source source : sources) {
            Path name = source.folder().toAbsolutePath().normalize().getFileName();
            String folder = name == null ? source.folder().toString() : name.toString();
            names.add(sources.size() == 1 ? folder : letter(names.size()) + ": " + folder);
        }
        return names;
    }

    private static String letter(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : String.valueOf(index + 1);
    }

    /** A script without the note where its source map would be, which the page does not carry. */
    private static String script(String name) {
        return PageTemplate.resource(name).replaceAll("(?m)^//# sourceMappingURL=.*$", "");
    }

    /** Nothing is loaded and nothing is sent; only the page's own scripts run. */
    private static String policy(List<String> scripts) {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline'; script-src "
                + scripts.stream()
                        .map(script -> "'sha256-" + sha256(script) + "'")
                        .collect(Collectors.joining(" "));
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
