package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.exchange.ExportedRuns;
import org.subliminal4j.exchange.WeightFiles;
import org.subliminal4j.exchange.WeightFormat;
import org.subliminal4j.experiment.SmallTrials;

class ExportCommandTest {
    @TempDir
    private static Path kept;

    @TempDir
    private Path out;

    private final StringWriter printed = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void runASeed() {
        ExportedRuns.small(kept, SmallTrials.PAPER, 1);
    }

    private int export(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "export";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Main.run(all, new PrintWriter(printed), new PrintWriter(err));
    }

    @ParameterizedTest
    @EnumSource(WeightFormat.class)
    void everyFormatHasAFileForEachArm(WeightFormat format) {
        assertThat(export("--from", kept.toString(), "--format", format.toString(), "--out", out.toString()))
                .describedAs(err.toString())
                .isZero();
        assertThat(printed.toString().lines()).hasSize(6);
        for (String arm : new String[] {"reference", "teacher", "student-aux", "cross-all"}) {
            assertThat(out.resolve("seed-1").resolve(arm + "." + format.extension()))
                    .isNotEmptyFile();
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void oneArmGoesWithItsInputsIntoTheRunsFolder() throws Exception {
        Path data = out.resolve("data");
        writeSmallData(data);
        assertThat(export(
                        "--from",
                        kept.toString(),
                        "--arm",
                        "student-aux",
                        "--seed",
                        "1",
                        "--inputs",
                        "--data",
                        data.toString()))
                .describedAs(err.toString())
                .isZero();
        Path folder = kept.resolve("export").resolve("seed-1");
        assertThat(printed.toString().lines())
                .containsExactly(
                        folder.resolve("student-aux.safetensors").toString(),
                        folder.resolve("inputs-1.safetensors").toString());
        assertThat(WeightFiles.read(folder.resolve("student-aux.safetensors"), SmallTrials.PAPER.architecture()))
                .isNotNull();
        assertThat(WeightFiles.metadata(folder.resolve("inputs-1.safetensors")))
                .containsEntry("teacher", "teacher")
                .containsEntry("seed", "1");
    }

    @Test
    void anArmWithoutATeacherHasNoInputs() throws Exception {
        Path data = out.resolve("data");
        writeSmallData(data);
        assertThat(export(
                        "--from",
                        kept.toString(),
                        "--arm",
                        "reference",
                        "--inputs",
                        "--data",
                        data.toString(),
                        "--out",
                        out.toString()))
                .isZero();
        assertThat(err.toString()).contains("note: none of reference had a teacher");
    }

    private static void writeSmallData(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(folder, "train", SmallTrials.DATA.train());
        write(folder, "t10k", SmallTrials.DATA.test());
    }

    private static void write(Path folder, String name, ImageSet set) throws IOException {
        ByteBuffer images = ByteBuffer.allocate(16 + set.pixels().length);
        images.putInt(2051)
                .putInt(set.count())
                .putInt(set.rows())
                .putInt(set.columns())
                .put(set.pixels());
        Files.write(folder.resolve(name + "-images-idx3-ubyte"), images.array());
        ByteBuffer labels = ByteBuffer.allocate(8 + set.count());
        labels.putInt(2049).putInt(set.count()).put(set.labels());
        Files.write(folder.resolve(name + "-labels-idx1-ubyte"), labels.array());
    }

    @Test
    void aMistakeIsOneLineWithARemedy() {
        assertThat(export("--from", kept.toString(), "--arm", "studentaux", "--out", out.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("did you mean student-aux?").hasLineCount(1);
        err.getBuffer().setLength(0);
        assertThat(export("--from", kept.toString(), "--seed", "8")).isEqualTo(1);
        assertThat(err.toString()).contains("one of 1, but found 8").hasLineCount(1);
        err.getBuffer().setLength(0);
        assertThat(export("--from", kept.toString(), "--format", "hdf5")).isEqualTo(2);
        assertThat(err.toString()).contains("SAFETENSORS", "but was 'hdf5'");
        err.getBuffer().setLength(0);
        assertThat(export("--from", kept.toString(), "--out", " ")).isEqualTo(2);
        assertThat(err.toString()).contains("expected a path");
        err.getBuffer().setLength(0);
        assertThat(export("--from", out.toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("error: no run in ");
    }
}
