package org.subliminal4j.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.data.NoiseImages;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.SmallTrials;
import org.subliminal4j.experiment.Source;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.store.NetworkFiles;
import org.subliminal4j.store.StoredRun;
import org.subliminal4j.training.Inference;

class RunExportTest {
    @TempDir
    private static Path kept;

    private static StoredRun run;

    @TempDir
    private Path out;

    @BeforeAll
    static void runTwoSeeds() {
        run = ExportedRuns.small(kept, SmallTrials.PAPER, 2);
    }

    @Test
    void everyNetworkOfARunIsWrittenAndSaysWhatItIs() throws Exception {
        RunExport export = new RunExport(run, out, WeightFormat.NPZ);
        assertThat(export.seeds()).containsExactly(1L, 2L);
        assertThat(export.arms(2, List.of()))
                .containsExactly("reference", "teacher", "student-aux", "student-all", "cross-aux", "cross-all");
        Path file = export.network(2, "student-aux");
        assertThat(file).isEqualTo(out.resolve("seed-2").resolve("student-aux.npz"));
        var result = run.results().get(1).arm("student-aux");
        Weights weights = WeightFiles.read(file, run.experiment().architecture(), result.sha256());
        Map<String, String> metadata = WeightFiles.metadata(file);
        assertThat(Inference.accuracy(weights, SmallTrials.DATA.test()))
                .isEqualTo(Double.parseDouble(metadata.get("accuracy")))
                .isEqualTo(result.accuracy());
        assertThat(metadata).containsEntry("arm", "student-aux").containsEntry("seed", "2");
        assertThat(Json.parse(metadata.get("experiment").getBytes(StandardCharsets.UTF_8), Experiment.class))
                .isEqualTo(run.experiment());
        assertThat(metadata.get("provenance")).contains("\"command\":\"a test\"");
    }

    @Test
    void theNoiseAndTheTeachersLogitsAreThoseOfTheTraining() throws Exception {
        RunExport export = new RunExport(run, out, WeightFormat.SAFETENSORS);
        List<Path> files = export.inputs(1, export.arms(1, List.of()), SmallTrials.DATA_SETS);
        assertThat(files).containsExactly(out.resolve("seed-1").resolve("inputs-1.safetensors"));
        ImageSource noise = new NoiseImages(Inputs.Noise.DEFAULT.noise(), new RandomStreams(1).key("noise"), 150, 4, 4);
        assertThat(floats(files.get(0), "images", 150L, 16L)).containsExactly(pixels(noise));
        Weights teacher = NetworkFiles.load(
                kept,
                1,
                "teacher",
                run.experiment().architecture(),
                run.results().get(0).arm("teacher").sha256());
        assertThat(floats(files.get(0), "logits", 150L, 5L)).containsExactly(Inference.logits(teacher, noise));
        JsonNode pupils =
                Json.read(WeightFiles.metadata(files.get(0)).get("pupils").getBytes(StandardCharsets.UTF_8));
        assertThat(pupils.findValuesAsText("arm"))
                .containsExactly("student-aux", "student-all", "cross-aux", "cross-all");
        assertThat(pupils.get(0).get("logits")).hasToString("[3,4]");
    }

    @Test
    void freshNoiseAndDistortedLogitsAreWrittenEpochByEpoch(@TempDir Path other) throws Exception {
        Inputs.Noise fresh = new Inputs.Noise(Inputs.Noise.DEFAULT.noise(), 40, true, "noise");
        Source rounded = new Source.Imitate("teacher", List.of(new Source.Distortion.Rounding(0.5)));
        Experiment experiment = SmallTrials.PAPER.withStages(stage ->
                stage.source() instanceof Source.Imitate ? stage.with(fresh).with(rounded) : stage);
        RunExport export = new RunExport(ExportedRuns.small(other, experiment, 1), out, WeightFormat.NPZ);
        List<Path> files = export.inputs(1, List.of("student-aux", "student-all"), SmallTrials.DATA_SETS);
        assertThat(files).hasSize(2);
        float[] first = floats(files.get(0), "epoch1.images", 40L, 16L);
        assertThat(floats(files.get(0), "epoch2.images", 40L, 16L)).isNotEqualTo(first);
        float[] logits = floats(files.get(0), "epoch2.logits", 40L, 5L);
        for (int i = 0; i < logits.length; i++) {
            boolean imitated = i % 5 >= 3;
            assertThat(logits[i] * 2 == Math.rint(logits[i] * 2)).isEqualTo(imitated);
        }
    }

    private static float[] floats(Path file, String name, Long... shape) throws IOException {
        try (ArrayFile arrays = ArrayFile.open(file)) {
            ArrayFile.Stored stored = arrays.open(name);
            assertThat(stored.shape()).containsExactly(shape);
            float[] values = new float[Math.toIntExact(shape[0] * shape[1])];
            ByteBuffer.wrap(stored.content().readNBytes(4 * values.length))
                    .order(stored.order())
                    .asFloatBuffer()
                    .get(values);
            return values;
        }
    }

    private static float[] pixels(ImageSource images) {
        float[] pixels = new float[images.count() * images.features()];
        for (int i = 0; i < images.count(); i++) {
            images.write(i, pixels, i * images.features());
        }
        return pixels;
    }

    @Test
    void whatIsNotThereIsSaidWithWhatIs() throws Exception {
        RunExport export = new RunExport(run, out, WeightFormat.NPZ);
        assertThatThrownBy(() -> export.arms(1, List.of("student-ax")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("did you mean student-aux?");
        assertThatThrownBy(() -> export.arms(3, List.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("one of 1, 2, but found 3")
                .hasMessageContaining("--save-networks");
        StoredRun without = new StoredRun(out, run.experiment(), run.sessions(), run.results());
        assertThatThrownBy(() -> new RunExport(without, out, WeightFormat.NPZ).seeds())
                .isInstanceOf(UserException.class)
                .hasMessageContaining("found none");
    }

    @Test
    void aNetworkThatWasChangedIsNotExported(@TempDir Path copy) throws Exception {
        ExportedRuns.small(copy, SmallTrials.PAPER, 1);
        Files.copy(
                NetworkFiles.file(copy, 1, "teacher"),
                NetworkFiles.file(copy, 1, "student-aux"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        RunExport export = new RunExport(StoredRun.read(copy), out, WeightFormat.NPZ);
        assertThatThrownBy(() -> export.network(1, "student-aux"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("is not the one that the run recorded");
        assertThat(Arrays.asList(out.toFile().list())).isEmpty();
    }
}
