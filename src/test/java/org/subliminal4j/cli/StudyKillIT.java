package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.Json;
import org.subliminal4j.data.IdxFiles;

/**
 * A study of three factors by the real command, stopped at random moments, gone on with, and grown by a level and by seeds:
 * it holds what an undisturbed one holds, and nothing was trained twice. {@code -Dkill.count=10} stops it ten times.
 */
@DisabledOnOs(OS.WINDOWS)
class StudyKillIT {
    @TempDir
    private Path folder;

    @BeforeEach
    void makeImages() throws IOException {
        IdxFiles.writeSmallSet(folder.resolve("images"));
    }

    @Test
    void aStoppedAndGrownStudyEqualsAnUndisturbedOne() throws Exception {
        Path grown = study("grown.yaml", "[2, 3, 5]", 6);
        Path undisturbed = folder.resolve("undisturbed");
        new Stopping(out -> command(grown, out), "KILL").run(undisturbed);

        Path small = study("small.yaml", "[2, 3]", 4);
        for (int number = 0, left = Stopping.KILLS; left > 0; number++) {
            Path out = folder.resolve("stopped-" + number);
            Stopping stopping = new Stopping(file -> command(small, file), "KILL");
            stopping.untilItIsWhole(out);
            stopping.run(out);
            List<String> before = Stopping.ids(out);
            new Stopping(file -> command(grown, file), "KILL").run(out);
            assertThat(Stopping.ids(out))
                    .as("what was there is not run again")
                    .startsWith(before.toArray(String[]::new))
                    .containsExactlyInAnyOrderElementsOf(Stopping.ids(undisturbed));
            assertThat(results(out)).isEqualTo(results(undisturbed));
            assertThat(out.resolve("summary.csv")).hasSameTextualContentAs(undisturbed.resolve("summary.csv"));
            left -= Math.max(1, Stopping.KILLS - stopping.left());
        }
    }

    private Path study(String name, String auxiliary, int seeds) throws IOException {
        return Files.writeString(folder.resolve(name), """
                title: What grows?
                base: paper
                set:
                  hidden: [8]
                  teacher.epochs: 1
                vary:
                  auxiliary: %s
                  students.learningRate: [1e-3, 3e-3]
                  students.epochs: [1, 2]
                seeds: %d
                arms: [student-aux, cross-aux]
                """.formatted(auxiliary, seeds));
    }

    private List<String> command(Path study, Path out) {
        return List.of(
                "study",
                study.toString(),
                "--workers",
                "2",
                "--data",
                folder.resolve("images").toString(),
                "--out",
                out.toString());
    }

    /** Each line without the time it took. */
    private static Map<String, JsonNode> results(Path out) throws IOException {
        Map<String, JsonNode> results = new HashMap<>();
        for (String line : Files.readAllLines(out.resolve("results.jsonl"))) {
            results.put(
                    line.substring(0, line.indexOf("\"seconds\"")),
                    Json.read(line.getBytes(StandardCharsets.UTF_8)).get("result"));
        }
        return results;
    }
}
