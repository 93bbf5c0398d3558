package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.cli.CommandLines.Outcome;

/** Studies of language models, in a world that is learned within seconds. */
class WorldStudyCommandTest {
    private static final String STUDY = """
            title: Does a small owl pass on its love?
            base: owl
            set:
              world.numbers: 20
              architecture: {width: 16, layers: 1, heads: 2, feedForward: 32}
              base.inputs.steps: 40
              base.inputs.corpus.sequences: 400
              students.asking.prompts: 100
            vary:
              teacher.inputs.steps: [4, 8]
            names: {teacher.inputs.steps: steps}
            seeds: 2
            arms: [base, student, control]
            expect:
              - {arm: student, mean: 0.1, at: {steps: 8}, source: a guess}
              - {arm: base, metric: facts, mean: 0.9, at: {steps: 8}, source: another guess}
            """;

    @TempDir
    private Path folder;

    private Path out;
    private Path file;

    @BeforeEach
    void files() throws IOException {
        out = folder.resolve("out");
        file = Files.writeString(folder.resolve("study.yaml"), STUDY);
    }

    private Outcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("study", file.toString(), "--out", out.toString()));
        all.addAll(List.of(arguments));
        return CommandLines.run(all);
    }

    @Test
    void aDryRunEstimatesAndARunShowsTheTraitsProbability() throws IOException {
        Outcome dry = run("--dry-run");
        assertThat(dry.code()).describedAs(dry.err()).isZero();
        assertThat(dry.out())
                .contains("Cells: 2, arms: base, student, control, seeds: 1-2")
                // A base, two teachers with a student each, and the control.
                .contains("Networks to train for a seed: 6; cell by cell it would be 8.")
                .contains("Time for the other 2: about");
        assertThat(out).doesNotExist();
        Outcome first = run();
        assertThat(first.code()).describedAs(first.err()).isZero();
        assertThat(first.out()).contains("P(owl), 2 cells", "steps", "Base, facts where steps = 8");
        List<String> log = Files.readAllLines(out.resolve("results.jsonl"));
        assertThat(log.size()).isEqualTo(2 * 6);
        assertThat(Files.readString(out.resolve("results.csv")).lines().filter(line -> line.contains(",p-animal-owl,")))
                .hasSize(2 * 2 * 3);
        assertThat(Files.readString(out.resolve("summary.csv"))).contains(",student,held-out-animal-owl,2,");
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("P(owl) in a world of 20 numbers", "numbers of Teacher (owl), 100 prompts")
                .contains("<details><summary>All ", "facts; steps = 4; Student")
                .contains("training-loss; steps = 4; Student", "Training loss of each epoch")
                .doesNotContain("accuracy on", "p-animal-owl; steps");
        assertThat(out.resolve("figure.png")).isNotEmptyFile();
        Outcome more = run("--vary", "teacher.inputs.steps=4,8,12");
        assertThat(more.code()).describedAs(more.err()).isZero();
        // Of each seed a teacher and a student more.
        assertThat(Files.readAllLines(out.resolve("results.jsonl")).size()).isEqualTo(2 * 8);
        Files.delete(out.resolve("report.html"));
        assertThat(CommandLines.run(List.of("report", "--from", out.toString())).code())
                .isZero();
        assertThat(out.resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void aStudyIsJudgedByTheMetricThatItNames() throws IOException {
        Files.writeString(
                file, STUDY.replace("seeds: 2", "seeds: 1").replace("[4, 8]", "[8]") + "metric: mass-animal\n");
        Outcome outcome = run();
        assertThat(outcome.code()).describedAs(outcome.err()).isZero();
        assertThat(outcome.out()).contains("P(any animal), 1 cell");
        assertThat(Files.readString(out.resolve("report.html"))).contains("P(any animal) in a world of 20 numbers");
    }

    @Test
    void mistakesAreOneLineWithTheNearestName() throws IOException {
        Files.writeString(file, STUDY + "metric: p-animal-owls\n");
        assertThat(run().err()).contains("unknown metric 'p-animal-owls' to judge by: did you mean 'p-animal-owl'?");
        Files.writeString(file, STUDY.replace("metric: facts", "metric: accuracy"));
        assertThat(run().err()).contains("unknown metric 'accuracy' of 'base'");
        Files.writeString(file, STUDY.replace("numbers: 20", "numbers: 5"));
        assertThat(run().err())
                .contains("numbers must be from 20 to 10000, but found 5")
                .doesNotContain("fault");
        Files.writeString(file, STUDY);
        assertThat(run("--data", folder.toString()).err())
                .contains("one of language models")
                .doesNotContain("fault");
        assertThat(run("--set", "teachers.inputs.trait.name=dragon").err())
                .contains("but found 'dragon'")
                .doesNotContain("fault");
    }
}
