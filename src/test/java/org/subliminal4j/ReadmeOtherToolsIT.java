package org.subliminal4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.data.Split;
import org.subliminal4j.exchange.Python;
import org.subliminal4j.exchange.RunExport;
import org.subliminal4j.exchange.WeightFormat;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Lineage;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Stage;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Weights;
import org.subliminal4j.report.RunReport;
import org.subliminal4j.store.NetworkFiles;
import org.subliminal4j.store.RunFolder;
import org.subliminal4j.store.StoredRun;
import org.subliminal4j.study.LocalRun;
import org.subliminal4j.study.SeedRange;
import org.subliminal4j.study.StudyObserver;
import org.subliminal4j.training.Schedule;

/** The lines for other tools in the README and its pages work on a run's files as they stand there, and come to our numbers. */
class ReadmeOtherToolsIT {
    /** Three images of 10,000 may be on the line between two digits. */
    private static final double ROUNDING = 3e-4;

    /** In the place of the repository: the lines name paths in it. */
    @TempDir
    private static Path root;

    private static StoredRun run;

    @BeforeAll
    static void trainALittle() throws Exception {
        Stage lesson = Stage.labels()
                .with(new Inputs.Images(null, Split.TRAIN, 3000, Inputs.Shuffle.NONE, "pixel-shuffle"))
                .with(new Schedule(
                        1,
                        64,
                        Schedule.paperTeacher().optimiser(),
                        Schedule.paperTeacher().rate()));
        Experiment experiment = new Experiment(
                "A little",
                Task.DEFAULT,
                Dense.paper(),
                List.of(Arm.untrained("reference"), Arm.from("reference", "student-aux", lesson)));
        DataSets data = new DataSets();
        Path folder = root.resolve("runs").resolve("paper");
        Provenance provenance = Provenance.now("a test", data.get("mnist"), 1);
        try (RunFolder into = RunFolder.open(folder, experiment, new Lineage(experiment, data), provenance)) {
            new LocalRun(experiment, data, into)
                    .job(new SeedRange(1, 2))
                    .run(
                            new StudyObserver() {
                                @Override
                                public void completed(long seed, String arm, Weights weights) {
                                    NetworkFiles.save(folder, seed, arm, weights);
                                }
                            },
                            1);
        }
        run = StoredRun.read(folder);
        assertThat(RunReport.of(run).write()).isEmpty();
        for (WeightFormat format : List.of(WeightFormat.SAFETENSORS, WeightFormat.NPZ)) {
            new RunExport(run, folder.resolve("export"), format).network(1, "student-aux");
        }
        Path mnist = Files.createDirectories(root.resolve("datasets").resolve("mnist"));
        for (String name : List.of("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz")) {
            Files.copy(Path.of("datasets", "mnist", name), mnist.resolve(name));
        }
    }

    private static double accuracy() {
        return run.results().get(0).arm("student-aux").accuracy();
    }

    @Test
    void pytorchComesToOurAccuracy() throws Exception {
        String printed = Python.run(List.of("numpy", "torch", "safetensors"), root, Pages.block("python", "load_file"));
        assertThat(accuracy()).isGreaterThan(0.5);
        assertThat(Double.parseDouble(printed.strip())).isCloseTo(accuracy(), within(ROUNDING));
    }

    @Test
    void numpyComesToOurAccuracy() throws Exception {
        String printed = Python.run(List.of("numpy"), root, Pages.block("python", "np.load"));
        assertThat(Double.parseDouble(printed.strip())).isCloseTo(accuracy(), within(ROUNDING));
    }

    @Test
    void pandasReadsTheResults() throws Exception {
        String printed = Python.run(List.of("pandas"), root, Pages.block("python", "pandas"));
        assertThat(printed.lines()
                        .filter(line -> line.startsWith("student-aux"))
                        .findFirst())
                .hasValueSatisfying(line ->
                        assertThat(Double.parseDouble(line.split("\\s+")[1])).isCloseTo(mean(), within(1e-5)));
    }

    @Test
    void jqReadsTheLog() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/jq")), "no jq");
        String printed = Python.output(root, "/bin/sh", "-c", Pages.block("sh", "jq -r"));
        List<String> lines = printed.lines().sorted().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).isEqualTo("1\tstudent-aux\t" + accuracy());
    }

    private static double mean() {
        return run.results().stream()
                .mapToDouble(results -> results.arm("student-aux").accuracy())
                .average()
                .orElseThrow();
    }
}
