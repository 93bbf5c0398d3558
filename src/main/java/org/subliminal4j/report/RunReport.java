package org.subliminal4j.report;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.store.StoredRun;

/** TODO by h-report: what a run shows of itself. */
public final class RunReport {
    private final StoredRun run;

    private RunReport(StoredRun run) {
        this.run = run;
    }

    /** The report of {@code run}. */
    public static RunReport of(StoredRun run, @Nullable ImageData images) {
        return new RunReport(run);
    }

    /** The accuracies as text. */
    public String text() {
        return run.experiment().arms().stream()
                .map(arm -> arm.label() + " "
                        + run.results().stream()
                                .mapToDouble(results -> results.arm(arm.name()).accuracy())
                                .summaryStatistics())
                .collect(Collectors.joining("\n"));
    }

    /** Writes the files; what could not be written. */
    public List<String> write() {
        return List.of();
    }

    /** Where the page is. */
    public Path page() {
        return run.folder().resolve("report.html");
    }
}
