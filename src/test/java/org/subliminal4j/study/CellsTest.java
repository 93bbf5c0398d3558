package org.subliminal4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.subliminal4j.experiment.SmallTrials.DATA;
import static org.subliminal4j.experiment.SmallTrials.DATA_SETS;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.IdxFiles;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.experiment.Trial;
import org.subliminal4j.network.Dense;
import org.subliminal4j.store.StoredRun;
import org.subliminal4j.study.file.StudyFile;
import org.subliminal4j.study.outcome.StudyResults;

/** The cells of a study as they will run, and a run in one call. */
class CellsTest {
    private static final StudyPlan RATES = StudyFile.of(
                    "study.yaml",
                    "vary: {students.learningRate: [1e-3, 1e-2]}\narms: student-aux\nseeds: 3\n",
                    Path.of(""))
            .plan();

    @TempDir
    private Path folder;

    @Test
    void whatCellsShareIsTrainedOnce() {
        Cells cells = Cells.of(RATES, UnaryOperator.identity(), DATA_SETS);
        assertThat(cells.trainings()).as("a teacher and two students").isEqualTo(3);
        assertThat(cells.trainingsApart()).isEqualTo(4);
        assertThat(cells.dataSha256()).isEqualTo(DATA.sha256());
        assertThat(cells.experiments()).hasSize(2).allSatisfy(question -> assertThat(
                        question.experiment().architecture().label())
                .isEqualTo("16-256-256-(3+3)"));
    }

    @Test
    void whatIsNotStoredIsAnEmptyCell() {
        Cells cells = Cells.of(RATES, UnaryOperator.identity(), DATA_SETS);
        StudyResults nothing = cells.outcome(RATES, (lineage, seed) -> null);
        assertThat(nothing.cells()).containsOnlyKeys(0, 1);
        assertThat(nothing.any()).isFalse();
    }

    @Test
    void moreTrialsThanFitAreRefused() {
        Cells cells = Cells.of(RATES, UnaryOperator.identity(), DATA_SETS);
        assertThatCode(() -> cells.requireFits(1)).doesNotThrowAnyException();
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> cells.requireFits(Integer.MAX_VALUE))
                .withMessageContaining("at least")
                .withMessageContaining("of memory");
    }

    @Test
    void aCellThatCannotRunIsNamed() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Cells.of(
                        RATES,
                        experiment -> {
                            if (experiment.equals(RATES.cells().get(1).experiment())) {
                                throw new IllegalArgumentException("too fast");
                            }
                            return experiment;
                        },
                        DATA_SETS))
                .withMessageStartingWith("cell 2 (")
                .withMessageContaining("1e-2")
                .withMessageEndingWith("): too fast");
    }

    @Test
    void aRunInOneCallIsStoredAndGoneOnWith() throws Exception {
        Path images = folder.resolve("images");
        IdxFiles.writeSmallSet(images);
        Experiment experiment = small(new Task.Images(images.toString(), null));
        Path out = folder.resolve("run");
        assertThat(LocalRun.into(out, experiment, new SeedRange(1, 2)).results())
                .hasSize(2);
        StoredRun run = LocalRun.into(out, experiment, new SeedRange(1, 3));
        Trial trial = new Trial(Plan.of(experiment), new DataSets());
        assertThat(run.results()).extracting(Results::seed).containsExactly(1L, 2L, 3L);
        assertThat(run.results()).allSatisfy(results -> assertThat(results.arms())
                .isEqualTo(trial.run(results.seed()).arms()));
        Path vast = folder.resolve("vast");
        Experiment wide = experiment.with(((Dense) experiment.architecture()).withHidden(20_000, 20_000));
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> LocalRun.into(vast, wide, new SeedRange(1, 2)))
                .withMessageContaining("of memory with");
        assertThat(vast).doesNotExist();
    }

    private static Experiment small(Task.Images task) {
        Inputs noise = new Inputs.Noise(Inputs.Noise.DEFAULT.noise(), 50, false, "noise");
        return Experiment.paper()
                .with(task)
                .with(Dense.paper().withHidden(8))
                .fitted(new DataSets())
                .withStages(stage -> (stage.inputs() instanceof Inputs.Noise ? stage.with(noise) : stage)
                        .with(stage.schedule().withEpochs(1)));
    }
}
