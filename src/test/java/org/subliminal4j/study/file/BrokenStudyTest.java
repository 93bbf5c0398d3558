package org.subliminal4j.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.subliminal4j.common.UserException;

/** Every mistake in a study file is one line that says what, where, and what to do. */
class BrokenStudyTest {
    @TempDir
    Path folder;

    private static Arguments broken(String text, int line, String... words) {
        return Arguments.of(text, line, List.of(words));
    }

    static List<Arguments> files() {
        return List.of(
                broken("", 1, "nothing", "base: paper"),
                broken("base: paper\nseeds: [1, 2\n", 3, "not YAML"),
                broken("title: a\nbase: paper\ntitle: b\n", 3, "'title' is there twice"),
                broken("- paper\n", 1, "expected a study to be a mapping", "a list"),
                broken("base: paper\nvarry:\n  auxiliary: [3]\n", 2, "unknown key 'varry'", "did you mean 'vary'"),
                broken("base: papper\n", 1, "unknown base 'papper'", "did you mean 'paper'"),
                broken("base: other.yaml\n", 1, "cannot read the base", "other.yaml", "no such file"),
                broken(
                        "set:\n  students.learningrat: 1e-3\n",
                        2,
                        "unknown path 'students.learningrat'",
                        "did you mean 'students.learningRate'"),
                broken("set:\n  auxilary: 5\n", 2, "unknown path 'auxilary'", "did you mean 'auxiliary'"),
                broken("set:\n  studnt-aux.epochs: 5\n", 2, "did you mean 'student-aux.epochs'"),
                broken("set:\n  reference.epochs: 5\n", 2, "'reference' is not trained"),
                broken("set:\n  students.epochs: five\n", 2, "'students.epochs'", "expected a number", "five"),
                broken("set:\n  students.epochs: 2.5\n", 2, "'students.epochs'", "expected a whole number"),
                broken("set:\n  students.epochs: 0\n", 2, "epochs must be at least 1, but found 0"),
                broken(
                        "set:\n  students.loss: squared-eror\n",
                        2,
                        "unknown kind 'squared-eror'",
                        "did you mean 'squared-error'"),
                broken(
                        "set:\n  students.loss: {temprature: 2}\n",
                        2,
                        "'students.loss'",
                        "unknown key 'temprature'",
                        "did you mean 'temperature'"),
                broken(
                        "base: paper\nvary:\n  auxiliary:\n    - 3\n    - 1\n",
                        3,
                        "softmax of a single logit",
                        "auxiliary logits is 1"),
                broken("vary:\n  auxiliary: 3\n", 2, "expected levels of 'auxiliary'", "under 'set'"),
                broken("vary: {auxiliary: range(1, 10)}\n", 1, "quotes"),
                broken("vary:\n  auxiliary: range(10, 1)\n", 2, "a range that goes up"),
                broken("vary:\n  students.learningRate: log(0, 1, 5)\n", 2, "0 < first < last"),
                broken("vary:\n  auxiliary: [3, 5, 3]\n", 2, "level '3'", "there twice"),
                broken(
                        "set:\n  auxiliary: 3\nvary:\n  auxiliary: [3, 5]\n",
                        4,
                        "'auxiliary' is varied here",
                        "study.yaml:2"),
                broken(
                        "zip:\n  - students.batch: [64, 128]\n    students.epochs: [1, 2, 3]\n",
                        3,
                        "as many levels of 'students.epochs' as of 'students.batch', 2, but found 3"),
                broken(
                        "vary:\n  auxiliary: range(2, 50)\n  students.epochs: range(1, 50)\n",
                        3,
                        "at most 2000 cells, but found more",
                        "leave out levels"),
                broken("seeds: a few\n", 1, "expected seeds such as 20", "a few"),
                broken("seeds: 10-1\n", 1, "first seed first"),
                broken("arms:\n  - studnet-aux\n", 2, "unknown arm 'studnet-aux'", "did you mean 'student-aux'"),
                broken("probes:\n  student-aux: [coverag]\n", 2, "unknown kind 'coverag'", "did you mean 'coverage'"),
                broken("expect:\n  - {arm: teacher, men: 0.9}\n", 2, "unknown key 'men'", "did you mean 'mean'"),
                broken("expect:\n  - {arm: teacher}\n", 2, "'mean'", "missing"),
                broken("expect:\n  - {arm: tutor, mean: 0.9}\n", 2, "'tutor'", "did you mean"),
                broken("expect:\n  - {arm: teacher, mean: 0.9, sd: 0.1}\n", 2, "n must be said beside sd"),
                broken("expect:\n  - {arm: teacher, mean: 0.9, metric: acuracy}\n", 2, "did you mean 'accuracy'"),
                broken(
                        "vary:\n  auxiliary: [3, 5]\nexpect:\n  - arm: student-aux\n    mean: {3: 0.5, 4: 0.6}\n",
                        5,
                        "unknown level '4'",
                        "one of 3, 5"),
                broken(
                        "vary:\n  auxiliary: [3]\nexpect:\n  - {arm: student-aux, at: {auxiliarry: 3}, mean: 0.5}\n",
                        4,
                        "unknown factor 'auxiliarry'",
                        "did you mean 'auxiliary'"),
                broken(
                        "base:\n  arms:\n    - name: reference\n    - name: teacher\n      stagess: []\n",
                        5,
                        "unknown key 'stagess'",
                        "did you mean 'stages'"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void isOneLineWithItsPlace(String text, int line, List<String> words) throws Exception {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, text);
        Throwable problem = catchThrowable(() -> StudyFile.read(file).plan());
        assertThat(problem).isInstanceOf(UserException.class);
        assertThat(problem.getMessage()).startsWith(file + ":" + line + ": ").doesNotContain("\n");
        assertThat(problem.getMessage()).contains(words);
    }
}
