package org.subliminal4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.common.UserException;
import org.subliminal4j.study.StudyPlan;
import org.subliminal4j.study.file.Presets;
import org.subliminal4j.study.file.StudyFile;

/** The file of a study, up to where its cells are known. */
final class StudyTarget implements Target {
    private final Path file;

    /** In a folder that exists. */
    StudyTarget(Path folder) {
        file = folder.resolve("study.yaml");
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> real = new ArrayList<>();
        Presets.list().forEach(name -> real.add(Presets.text(name).getBytes(StandardCharsets.UTF_8)));
        return real;
    }

    @Override
    public Mutator mutator() {
        return new YamlMutator();
    }

    @Override
    public boolean takes(byte[] input) throws IOException {
        Files.write(file, input);
        StudyPlan plan;
        try {
            plan = StudyFile.read(file).plan();
        } catch (UserException refusal) {
            return Refusal.of(refusal, "study.yaml");
        }
        assertThat(plan.cells()).isNotEmpty();
        assertThat(plan.arms()).isNotEmpty();
        assertThat(plan.seeds().count()).isPositive();
        return true;
    }
}
