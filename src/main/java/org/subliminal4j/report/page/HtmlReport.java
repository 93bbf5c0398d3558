package org.subliminal4j.report.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.subliminal4j.common.WholeFile;
import org.subliminal4j.report.style.AnalysedRun;

/**
 * One self-contained HTML page of one or more runs, with charts and a drawing pad on which the networks of a run answer. It
 * holds all it needs and its policy forbids every request.
 */
public final class HtmlReport {
    private static final List<String> SCRIPTS = List.of("charts.js", "numeric.js", "pad.js");

    private static final int LARGEST_PAGE = 5_000_000;

    /** What only a page with a drawing pad holds. */
    private static final String PAD = "id=\"pad-canvas\"";

    /**
     * Something to say of a page that was written.
     *
     * @param text one line
     * @param loss whether the page that was there before had more
     */
    public record Note(String text, boolean loss) {}

    private HtmlReport() {}

    /**
     * Writes the page.
     *
     * @param file the file, which is replaced, in a folder that exists
     * @param runs the runs, at least one; the drawing pad is of the first of which networks can be had
     * @return what the page lacks, and why; empty where it lacks nothing
     * @throws org.subliminal4j.common.UserException if the file cannot be written
     */
    public static List<Note> write(Path file, List<AnalysedRun> runs) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("runs must be at least one, but found none");
        }
        PadSection pad = PadSection.of(runs);
        byte[] page = page(runs, pad).getBytes(StandardCharsets.UTF_8);
        List<Note> notes = new ArrayList<>();
        if (pad.data() == null) {
            boolean loss = hasPad(file);
            notes.add(new Note(
                    "the page has no drawing pad, as " + pad.missing()
                            + (loss ? "; the page that it replaces had one" : ""),
                    loss));
        }
        if (page.length > LARGEST_PAGE) {
            notes.add(new Note("the page has " + page.length + " bytes, more than the 5 MB that mail easily", false));
        }
        WholeFile.write(file, page);
        return List.copyOf(notes);
    }

    private static boolean hasPad(Path file) {
        try {
            return Files.isRegularFile(file) && Files.readString(file).contains(PAD);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String page(List<AnalysedRun> runs, PadSection pad) {
        List<RunView> views = new ArrayList<>();
        for (AnalysedRun run : runs) {
            int index = views.size();
            String name = name(run, index, runs.size());
            views.add(new RunView(index, name, run, RunData.of(letter(index), run), runs.size() == 1 ? 2 : 3));
        }
        PageData data = new PageData(views.stream().map(RunView::data).toList(), pad.data());
        return PageFrame.of(
                "subliminal4j: " + views.stream().map(RunView::name).collect(Collectors.joining(", ")),
                runs.size() == 1 ? PageBody.single(views.get(0), pad) : PageBody.several(views, pad),
                PageFrame.data(data) + "\n" + pad.weights(),
                SCRIPTS);
    }

    /** A run's name: its folder's, with a letter where there are several. */
    private static String name(AnalysedRun run, int index, int runs) {
        Path name = run.run().folder().toAbsolutePath().normalize().getFileName();
        String folder = name == null ? run.run().folder().toString() : name.toString();
        return runs == 1 ? folder : letter(index) + ": " + folder;
    }

    private static String letter(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : String.valueOf(index + 1);
    }
}
