package org.subliminal4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Owl;
import org.subliminal4j.language.Corpus;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.World;
import org.subliminal4j.store.StoredRun;
import org.subliminal4j.study.LocalRun;
import org.subliminal4j.study.SeedRange;

/** The experiment of the owl from its description to what is printed, with bases that have hardly read anything. */
class TraitReportTest {
    private static final World WORLD = World.DEFAULT.withNumbers(20);

    @TempDir
    private Path folder;

    private static Experiment experiment() {
        return Owl.experiment(WORLD, Trait.DEFAULT, 40)
                .withStages(stage -> stage.inputs() instanceof Inputs.Corpus corpus
                        ? stage.with(new Inputs.Corpus(Corpus.DEFAULT.withSequences(300), 20, corpus.stream()))
                        : stage);
    }

    @Test
    void aRunIsGoneOnWithAndTold() throws Exception {
        StoredRun one = LocalRun.into(folder, experiment(), new SeedRange(1, 1));
        StoredRun two = LocalRun.into(folder, experiment(), new SeedRange(1, 2));
        assertThat(two.results()).hasSize(2);
        assertThat(two.results().get(0).arms()).isEqualTo(one.results().get(0).arms());
        TraitReport report = TraitReport.of(two);
        String text = report.text();
        assertThat(text.lines()).allMatch(line -> line.length() <= ResultText.WIDTH);
        assertThat(text)
                .contains("P(owl)", "Student says 'owl' more often than Student of the base")
                .contains("Student says 'owl' more often than Base.", "Student from other base")
                .contains("Student of dolphin says 'dolphin' more often than Student of the base")
                .contains("Student, with facts says 'owl' more often than Shuffled within.")
                .contains("Student, with facts says 'owl' more often than Shuffled across.")
                .doesNotContain("Student says 'owl' more often than Shuffled")
                .contains("With 2 seeds no difference can be shown");
        List<String> rows = Files.readAllLines(report.write());
        assertThat(rows).anyMatch(row -> row.startsWith("2,student,p-animal-owl,,"));
    }
}
