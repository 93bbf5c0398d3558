package org.subliminal4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Results;

class StudyPlanTest {
    private static final Experiment PAPER = Experiment.paper();
    private static final List<Factor> FACTORS = List.of(
            new Factor("rate", List.of("rate"), List.of(new Level("1e-4", 1e-4), new Level("1e-3", 1e-3)), 0),
            new Factor("loss", List.of("loss"), List.of(new Level("kl", null)), 0));

    private static Cell cell(int index, int rate, String... arms) {
        return new Cell(
                index,
                List.of(
                        FACTORS.get(0).levels().get(rate),
                        FACTORS.get(1).levels().get(0)),
                PAPER,
                List.of(arms));
    }

    private static StudyPlan plan(Cell... cells) {
        return new StudyPlan("A study", "", FACTORS, List.of(cells), Seeds.first(2), List.of(), null, "");
    }

    @Test
    void theWantedArmsOfAllCellsAreNamedOnceInTheirOrder() {
        assertThat(plan(cell(0, 0, "student-aux", "teacher"), cell(1, 1, "teacher", "cross-aux"))
                        .arms())
                .containsExactly("student-aux", "teacher", "cross-aux");
    }

    @Test
    void aCellSaysItsLevels() {
        assertThat(cell(0, 1, "teacher").words(FACTORS)).isEqualTo("rate = 1e-3, loss = kl");
        assertThat(new Cell(0, List.of(), PAPER, List.of()).words(List.of())).isEqualTo("the only cell");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cell(0, 0, "nobody"))
                .withMessageContaining("nobody");
    }

    @Test
    void cellsAreNumberedAndHaveALevelOfEachFactor() {
        assertThatIllegalArgumentException().isThrownBy(() -> plan()).withMessageContaining("at least 1 cell");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(cell(0, 0), cell(2, 1)))
                .withMessageContaining("found 2 at 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(new Cell(0, List.of(), PAPER, List.of())))
                .withMessageContaining("a level of each of 2 factors");
    }

    @Test
    void aRangeOfSeedsKnowsItsEnds() {
        SeedRange range = new SeedRange(5, 3);

        assertThat(range.last()).isEqualTo(7);
        assertThat(range.stream()).containsExactly(5L, 6L, 7L);
        assertThat(List.of(range.contains(4), range.contains(5), range.contains(7), range.contains(8)))
                .containsExactly(false, true, true, false);
        assertThat(new SeedRange(Long.MAX_VALUE, 1).last()).isEqualTo(Long.MAX_VALUE);
        assertThatIllegalArgumentException().isThrownBy(() -> new SeedRange(Long.MAX_VALUE, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new SeedRange(1, 0));
    }

    private static Job.Part part(List<Long> run, long first, int count) {
        return new Job.Part(
                () -> LongStream.range(first, first + count),
                count,
                () -> Set.copyOf(run.stream()
                        .filter(seed -> seed >= first && seed < first + count)
                        .toList()),
                (seed, observer, helpers) -> new Results(seed, Map.of(), 0),
                result -> run.add(result.seed()));
    }

    @Test
    void theTrialsOfAllPartsAreRunOnePartAfterTheOther() {
        List<Long> run = new ArrayList<>(List.of(11L));
        Job job = new Job(List.of(part(run, 1, 2), part(run, 10, 3)));

        assertThat(job.trials()).isEqualTo(5);
        assertThat(job.stored()).isEqualTo(1);
        job.run(new StudyObserver() {}, 1);
        assertThat(run).containsExactly(11L, 1L, 2L, 10L, 12L);
        assertThat(job.stored()).isEqualTo(5);
    }

    @Test
    void aJobThatWasCancelledBeforeItBeganRunsNothing() {
        List<Long> run = new ArrayList<>();
        Job job = new Job(List.of(part(run, 1, 2)));

        assertThat(job.cancel(Duration.ofSeconds(1))).isTrue();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> job.run(new StudyObserver() {}, 1));
        assertThat(run).isEmpty();
    }
}
