package org.subliminal4j.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Stage;
import org.subliminal4j.experiment.Start;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.study.Expectation;
import org.subliminal4j.study.Level;
import org.subliminal4j.study.Seeds;
import org.subliminal4j.study.StudyPlan;
import org.subliminal4j.training.Loss;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.Probe;

class StudyFileTest {
    @TempDir
    Path folder;

    private StudyFile file(String text) {
        return StudyFile.of("study.yaml", text, folder);
    }

    private Experiment only(String text) {
        return file(text).plan().cells().get(0).experiment();
    }

    private static Stage stage(Experiment experiment, String arm) {
        return experiment.arm(arm).stages().get(0);
    }

    @Test
    void everythingHasADefault() {
        StudyPlan plan = file("base: paper").plan();
        assertThat(plan.cells()).hasSize(1);
        assertThat(plan.cells().get(0).experiment()).isEqualTo(Experiment.paper());
        assertThat(plan.cells().get(0).arms()).hasSize(6);
        assertThat(plan.seeds()).isEqualTo(Seeds.first(10));
        assertThat(plan.expectations()).isEmpty();
    }

    @Test
    void shortAndLongPathsLeadToTheSamePlace() {
        Experiment brief = only("set: {students.learningRate: 1e-3, auxiliary: 7, student-aux.batch: 64}");
        Experiment full = only("""
            set:
              student-aux.stages[0].schedule.optimiser.learningRate: 0.001
              student-all.stages.0.schedule.optimiser.learningRate: 0.001
              cross-aux.schedule.optimiser.learningRate: 0.001
              cross-all.optimiser.learningRate: 0.001
              architecture.auxiliary: 7
              student-aux.schedule.batchSize: 64
            """);
        assertThat(brief).isEqualTo(full);
        assertThat(stage(brief, "teacher")).isEqualTo(stage(Experiment.paper(), "teacher"));
        assertThat(stage(brief, "cross-all").schedule().optimiser())
                .isEqualTo(new Optimiser.Adam(1e-3, 0.9, 0.999, 1e-9, 0));
    }

    @Test
    void selectorsMeanTheArmsOfTheirRole() {
        Experiment all = only("set: {'*.epochs': 1, teachers.batch: 32, width: 64, initialiser.scale: 2}");
        assertThat(stage(all, "teacher").schedule().epochs()).isEqualTo(1);
        assertThat(stage(all, "cross-aux").schedule().epochs()).isEqualTo(1);
        assertThat(stage(all, "teacher").schedule().batchSize()).isEqualTo(32);
        assertThat(stage(all, "cross-aux").schedule().batchSize()).isEqualTo(1024);
        assertThat(((Dense) all.architecture()).hidden()).containsExactly(64, 64);
        for (String arm : List.of("reference", "cross-aux", "cross-all")) {
            assertThat(((Start.Fresh) all.arm(arm).start()).initialiser())
                    .isEqualTo(new Initialiser(Initialiser.Scheme.NORMAL_FAN_IN, 2));
        }
    }

    @Test
    void aMappingChangesWhatItNamesAlone() {
        Experiment changed = only("""
            set:
              students.loss: {temperature: 2}
              student-aux.inputs: {kind: noise, noise: gaussian}
              student-all.inputs: {kind: images, count: 100}
            """);
        assertThat(stage(changed, "student-aux").loss()).isEqualTo(new Loss.Divergence(Loss.Direction.FORWARD, 2));
        Inputs.Noise noise = (Inputs.Noise) stage(changed, "student-aux").inputs();
        assertThat(noise.count()).isEqualTo(60_000);
        assertThat(noise.noise()).isNotEqualTo(Inputs.Noise.DEFAULT.noise());
        assertThat(((Inputs.Images) stage(changed, "student-all").inputs()).count())
                .isEqualTo(100);
    }

    @Test
    void onlyTheWholeMustMakeSense() {
        Experiment single = only("set: {auxiliary: 1, students.loss: squared-error}");
        assertThat(((Dense) single.architecture()).auxiliary()).isEqualTo(1);
    }

    @Test
    void factorsAreCrossedTheLastOneFastest() {
        StudyPlan plan = file("""
            vary:
              students.learningRate: [1e-4, 3e-4]
              auxiliary: range(2, 4)
            arms: [student-aux]
            seeds: 1-3,7
            """).plan();
        assertThat(plan.cells()).hasSize(6);
        assertThat(plan.cells().get(1).levels()).containsExactly(new Level("1e-4", 1e-4), new Level("3", 3.0));
        assertThat(plan.factors().get(0).name()).isEqualTo("learning rate of the students");
        assertThat(plan.factors().get(1).name()).isEqualTo("auxiliary logits");
        assertThat(plan.cells().get(5).words(plan.factors()))
                .isEqualTo("learning rate of the students = 3e-4, auxiliary logits = 4");
        assertThat(plan.cells().get(5).arms()).containsExactly("student-aux");
        assertThat(plan.seeds()).hasToString("1-3,7");
        assertThat(plan.factors().get(0).numeric()).isTrue();
    }

    @Test
    void zippedPathsGoTogether() {
        StudyPlan plan = file("""
            zip:
              - students.batch: [64, 1024]
                students.learningRate: [1e-4, 4e-4]
            """).plan();
        assertThat(plan.cells()).hasSize(2);
        assertThat(plan.cells().get(0).levels().get(0).label()).isEqualTo("64 / 1e-4");
        var schedule = stage(plan.cells().get(1).experiment(), "student-all").schedule();
        assertThat(schedule.batchSize()).isEqualTo(1024);
        assertThat(schedule.optimiser().learningRate()).isEqualTo(4e-4);
        assertThat(plan.factors().get(0).numeric()).isFalse();
    }

    @Test
    void zippedPathsOfTheSameLevelsAndNameAreOneNumber() {
        StudyPlan plan = file("""
            zip:
              - student-aux.batch: [64, 1024]
                student-all.batch: [64, 1024]
            names: {student-aux.batch: batch, student-all.batch: batch}
            """).plan();
        assertThat(plan.factors().get(0).name()).isEqualTo("batch");
        assertThat(plan.factors().get(0).numeric()).isTrue();
        assertThat(plan.cells().get(1).words(plan.factors())).isEqualTo("batch = 1024");
        for (String arm : List.of("student-aux", "student-all")) {
            assertThat(stage(plan.cells().get(1).experiment(), arm).schedule().batchSize())
                    .isEqualTo(1024);
        }
    }

    @Test
    void casesChangeWhatTheyLike() {
        StudyPlan plan = file("""
            cases:
              student:
                as in the paper:
                frozen head:
                  student-aux.rules: [{kind: freeze, parts: [auxiliary-head]}]
            """).plan();
        assertThat(plan.cells().get(0).experiment()).isEqualTo(Experiment.paper());
        assertThat(stage(plan.cells().get(1).experiment(), "student-aux").rules())
                .hasSize(1);
    }

    @Test
    void generatedLevelsAreRound() {
        StudyPlan plan = file("""
            vary:
              students.temperature: range(0.1, 0.3, 0.1)
              students.learningRate: log(1e-4, 1e-2, 5)
            """).plan();
        assertThat(plan.factors().get(0).levels()).extracting(Level::label).containsExactly("0.1", "0.2", "0.3");
        assertThat(plan.factors().get(1).levels())
                .extracting(Level::number)
                .containsExactly(1e-4, 3.16e-4, 1e-3, 3.16e-3, 1e-2);
        assertThat(plan.factors().get(1).logarithmic()).isTrue();
        assertThat(plan.factors().get(0).logarithmic()).isFalse();
    }

    @Test
    void aProbeOfAnotherArmLooksAtTheTeacher() {
        Experiment probed = only("probes: {students: [coverage, {kind: cka, images: 50}]}");
        assertThat(probed.arm("cross-all").probes())
                .containsExactly(new Probe.Coverage("teacher"), new Probe.Cka("teacher", 50));
        assertThat(probed.arm("teacher").probes()).isEmpty();
    }

    @Test
    void aBaseMayBeAPresetAFileOrWrittenOut() throws IOException {
        assertThat(only("base: record"))
                .isEqualTo(Presets.get("record").plan().cells().get(0).experiment());
        Files.write(folder.resolve("mine.json"), Json.pretty(only("set: {auxiliary: 9}")));
        Files.writeString(folder.resolve("study.yml"), "base: mine.json\nset: {teacher.epochs: 2}\n");
        Experiment chained = only("base: study.yml");
        assertThat(((Dense) chained.architecture()).auxiliary()).isEqualTo(9);
        assertThat(stage(chained, "teacher").schedule().epochs()).isEqualTo(2);
        Experiment inline = only("""
            base:
              arms:
                - {name: reference}
                - {name: teacher, start: {kind: same, arm: reference},
                   stages: [{inputs: images, source: labels, logits: classes}]}
            """);
        assertThat(inline.arms()).hasSize(2);
        Files.writeString(folder.resolve("loop.yaml"), "base: loop.yaml\n");
        assertThatThrownBy(() -> only("base: loop.yaml")).isInstanceOf(UserException.class);
    }

    @Test
    void expectationsMeetTheCellsOfTheirLevels() {
        StudyPlan plan = file("""
            vary:
              auxiliary: [3, 10]
              students.loss: {KL: divergence, squared: squared-error}
            names: {students.loss: loss}
            expect:
              - {arm: student-aux, at: {loss: KL}, by: auxiliary, mean: {3: .53, 10: .83}, sd: .1, n: 10}
              - {arm: teacher, mean: 0.94}
              - {arm: student-aux, at: {auxiliary: 3.0, loss: squared}, mean: .6, interval: [.5, .7], n: 5, margin: .1}
            """).plan();
        assertThat(plan.expectations()).extracting(Expectation::cell).containsExactly(0, 2, 0, 1, 2, 3, 1);
        Expectation last = plan.expectations().get(6);
        assertThat(last.halfWidth()).isCloseTo(0.1, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(last.margin()).isEqualTo(0.1);
        assertThat(last.place()).isEqualTo("study.yaml:8");
        assertThat(plan.expectations().get(2).n()).isNull();
    }

    @Test
    void whatACommandAddsIsPartOfTheStudy() {
        StudyFile study = file("vary:\n  auxiliary: [3, 5]\nexpect:\n  - {arm: student-aux, mean: {3: .53, 5: .7}}\n");
        StudyPlan other = study.withVary("auxiliary", "3,10").withSeeds("1-2,9").plan();
        assertThat(other.factors().get(0).levels()).extracting(Level::label).containsExactly("3", "10");
        assertThat(other.expectations()).hasSize(1);
        assertThat(other.seeds()).hasToString("1-2,9");
        assertThat(other.source()).endsWith("# --vary auxiliary=3,10\n# --seeds 1-2,9\n");
        // Of another setting than the published one.
        StudyPlan set = study.withSet("students.epochs", "1").plan();
        assertThat(set.expectations()).isEmpty();
        assertThat(stage(set.cells().get(0).experiment(), "student-aux")
                        .schedule()
                        .epochs())
                .isEqualTo(1);
        assertThatThrownBy(() -> study.withSet("students.epochs", "none").plan())
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("--set students.epochs=none: ");
        assertThatThrownBy(() -> study.withSet("auxiliary", "7").plan())
                .isInstanceOf(UserException.class)
                .hasMessageContaining("leave one of the two out");
    }
}
