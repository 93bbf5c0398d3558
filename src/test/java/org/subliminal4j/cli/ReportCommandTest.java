package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.legacy.ArmResult;
import org.subliminal4j.legacy.EpochResult;
import org.subliminal4j.legacy.ExperimentConfig;
import org.subliminal4j.legacy.TrialResult;
import org.subliminal4j.store.RunFolder;

class ReportCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int report(String... arguments) {
        return Main.run(arguments, new PrintWriter(out), new PrintWriter(err));
    }

    private Path stored(String name) {
        Path run = folder.resolve(name);
        Provenance provenance =
                new Provenance("1", "c", "2026", "run", Map.of(), "17", "Linux", "CPU", 2, "ND4J", "BLAS", 2);
        try (RunFolder log = RunFolder.open(run, ExperimentConfig.paper(), provenance)) {
            for (long seed = 1; seed <= 2; seed++) {
                Map<Arm, ArmResult> arms = new EnumMap<>(Arm.class);
                for (Arm arm : Arm.values()) {
                    List<EpochResult> epochs =
                            arm == Arm.REFERENCE ? List.of() : List.of(new EpochResult(0.5, arm.paperMean()));
                    arms.put(
                            arm,
                            new ArmResult(
                                    arm.paperMean() + seed * 0.01,
                                    epochs,
                                    Collections.nCopies(10, Collections.nCopies(10, 1)),
                                    "0".repeat(64)));
                }
                log.append(new TrialResult(seed, arms, 1));
            }
        }
        return run;
    }

    @Test
    void theReportOfAnOldRunIsWrittenIntoItsFolder() {
        Path run = stored("old");
        assertThat(report("report", "--from", run.toString()))
                .describedAs(err.toString())
                .isZero();
        assertThat(out.toString()).contains(run.resolve("report.html").toString());
        assertThat(run.resolve("report.html")).content().contains("<h2>Run it again</h2>");
    }

    @Test
    void severalRunsAreComparedInAFileWhoseFolderIsMade() {
        Path page = folder.resolve("new").resolve("both.html");
        assertThat(report(
                        "report",
                        "--from",
                        stored("one").toString(),
                        "--from",
                        stored("two").toString(),
                        "--out",
                        page.toString()))
                .describedAs(err.toString())
                .isZero();
        assertThat(page).content().contains("2 runs side by side", "A: one", "B: two");
    }

    @Test
    void aFolderWithoutARunIsNamedInOneLine() {
        assertThat(report("report", "--from", folder.resolve("nothing").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("error: no run in ").hasLineCount(1);
    }

    @Test
    void aReportNeedsARun() {
        assertThat(report("report")).isEqualTo(2);
        assertThat(err.toString()).contains("--from");
    }
}
