package org.subliminal4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.report.style.AnalysedRun;
import org.subliminal4j.store.StoredRun;

class ResultTextTest {
    private static final Path FOLDER = Path.of("run");

    private static String text(StoredRun run) {
        return RunReport.of(run, null).text();
    }

    @Test
    void aMeanItsIntervalAndDeviationAreThoseOfTheAccuracies() {
        // Of .30, .40, .50, .60 and .70: sd .1581, standard error .0707, and t(.975, 4) = 2.7764 makes 19.63.
        double[] accuracies = {0.3, 0.4, 0.5, 0.6, 0.7};
        Experiment experiment = Experiment.paper();
        StoredRun like = SampleRuns.paper(FOLDER, 5);
        List<Results> results = like.results().stream()
                .map(trial -> new Results(
                        trial.seed(), Map.of("student-aux", SampleRuns.exactly(accuracies[(int) trial.seed() - 1])), 1))
                .toList();
        assertThat(text(new StoredRun(FOLDER, experiment, like.sessions(), results)))
                .containsPattern(
                        "(?m)^Student \\(aux. only\\) +5  50\\.00  30\\.37 to 69\\.63  15\\.81  52\\.84 \u00b1 2\\.21 ");
    }

    @Test
    void thePapersValuesStandBesideThePapersSetting() {
        assertThat(text(SampleRuns.paper(FOLDER, 8)))
                .startsWith("Subliminal learning\nTest accuracy on MNIST in %, seeds 1 to 8\n")
                .containsPattern("(?m)^Teacher +8 .* 94\\.34 \u00b1 0\\.04 +agrees$")
                .contains("figure 10b");
    }

    @Test
    void noPublishedValueStandsBesideAnotherSetting() {
        StoredRun run = SampleRuns.run(
                FOLDER, Experiment.paper().with(new Task.Images("datasets/fashion", null)), Map.of("a", "b"), 8);
        assertThat(text(run))
                .startsWith("Subliminal learning\nTest accuracy on fashion in %")
                .contains("Not compared: this is another setting")
                .doesNotContain("52.84", "94.34", "published  ");
    }

    @Test
    void belowFiveSeedsThereIsNoInterval() {
        assertThat(text(SampleRuns.paper(FOLDER, 4))).containsPattern("(?m)^Teacher +4  9\\d\\.\\d\\d +- ");
        assertThat(text(SampleRuns.paper(FOLDER, 5)))
                .containsPattern("(?m)^Teacher +5  9\\d\\.\\d\\d  9\\d\\.\\d\\d to 9");
    }

    @Test
    void anArmThatDivergedIsSaidSoWithItsEpoch() {
        assertThat(text(SampleRuns.diverging(FOLDER, 2, "student-aux", 2)))
                .containsPattern("(?m)^Student \\(aux. only\\) +0  diverged")
                .contains("in epoch 2");
    }

    @Test
    void theTextSaysEveryClaimAndTheRules() {
        AnalysedRun run = AnalysedRun.of(SampleRuns.paper(FOLDER, 8), null);
        String text = ResultText.of(run).replaceAll("\\s+", " ");
        assertThat(run.analysis().statements()).hasSize(5).allSatisfy(statement -> assertThat(text)
                .contains(statement.verdict() + ": " + statement.title()));
        assertThat(text).contains("a difference counts as shown where both");
    }

    @Test
    void noLineIsWiderThanATerminal() {
        List<StoredRun> runs = List.of(SampleRuns.paper(FOLDER, 100), SampleRuns.chain(FOLDER, 40, 6), longNames());
        assertThat(runs).allSatisfy(run -> assertThat(text(run).lines()).allSatisfy(line -> {
            assertThat(line.length()).isLessThanOrEqualTo(100);
            assertThat(line).doesNotEndWith(" ");
        }));
        assertThat(text(longNames())).contains("\u2026");
    }

    private static StoredRun longNames() {
        Experiment paper = Experiment.paper();
        List<Arm> arms = paper.arms().stream()
                .map(arm -> arm.labelled(arm.label() + ", "
                        + "as it would be called by many ".repeat(3).strip()))
                .toList();
        Experiment named = new Experiment(paper.title(), paper.task(), paper.architecture(), arms);
        return SampleRuns.run(FOLDER, named, SampleRuns.MNIST, 100);
    }

    @Test
    void theLocaleDoesNotTurnPointsIntoCommas() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            String text = text(SampleRuns.paper(FOLDER, 8));
            assertThat(text).contains("94.34 \u00b1 0.04");
            assertThat(Arrays.asList(text.split("\\s+"))).noneMatch(word -> word.matches("\\d+,\\d+%?"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
