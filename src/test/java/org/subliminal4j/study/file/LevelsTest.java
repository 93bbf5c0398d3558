package org.subliminal4j.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.common.UserException;

/** The levels of a factor, and what a reader calls them. */
class LevelsTest {
    private static List<Levels.Value> read(String yaml) {
        return Levels.read(YamlReader.read("study.yaml", yaml), "width");
    }

    private static List<String> labels(String yaml) {
        return read(yaml).stream().map(Levels.Value::label).toList();
    }

    private static List<String> values(String yaml) {
        return read(yaml).stream().map(value -> value.json().toString()).toList();
    }

    @Test
    void listsAndMappingsAreCalledByWhatIsInThem() {
        assertThat(
                        labels(
                                "[[256, 128], [], {kind: uniform}, {kind: gaussian, sd: 0.5}, {rate: {kind: cosine}}, {}, null]"))
                .containsExactly("256-128", "none", "uniform", "gaussian, sd 0.5", "rate cosine", "unchanged", "none");
        assertThat(labels("[[[1, 2], 3]]")).containsExactly("[1,2]-3");
        assertThat(labels("{narrow: [16, 16], wide: 512}")).containsExactly("narrow", "wide");
    }

    @Test
    void numbersAreWhatTheyAreInJson() {
        assertThat(values("[2147483647, 2147483648, -2147483648, 9223372036854775807, 9223372036854775808]"))
                .containsExactly(
                        "2147483647", "2147483648", "-2147483648", "9223372036854775807", "9223372036854775808");
        assertThat(values("[1e3, 2.0, 2.5, 3e9, -1e-3]")).containsExactly("1000", "2", "2.5", "3.0E9", "-0.001");
        assertThat(read("[3, x, 1e-3]").stream().map(Levels.Value::number)).containsExactly(3.0, null, 1e-3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "range(1, 4) | 1 2 3 4",
                "range(0, 1, 0.25) | 0 0.25 0.5 0.75 1",
                "range(3, 3) | 3",
                "range(-0.0005, 0.0005, 0.0005) | -5e-4 0 5e-4",
                "log(1e-4, 1, 5) | 1e-4 0.001 0.01 0.1 1",
                "log(1, 1000, 2) | 1 1000",
                "log(0.001, 0.002, 2) | 0.001 0.002",
                "range(999999999, 1000000000) | 999999999 1000000000"
            })
    void generatedLevelsAreRound(String call, String expected) {
        assertThat(labels("\"" + call + "\"")).containsExactly(expected.split(" "));
    }

    @Test
    void generatedLevelsAreWholeNumbersWhereTheyCanBe() {
        assertThat(values("\"range(0, 1, 0.5)\"")).containsExactly("0", "0.5", "1");
        assertThat(values("\"range(9e9, 9e9)\"")).containsExactly("9.0E9");
        assertThat(values("\"range(999999999, 999999999)\"")).containsExactly("999999999");
    }

    @Test
    void asManyAsAStudyTakesAndNoMore() {
        assertThat(read("\"range(1, " + Levels.MOST + ")\"")).hasSize(Levels.MOST);
        assertThat(read("\"log(1, 10, " + Levels.MOST + ")\"")).hasSize(Levels.MOST);
        assertRefused("range(0, " + Levels.MOST + ")", "expected at most " + Levels.MOST + " levels");
        assertRefused("log(1, 10, " + (Levels.MOST + 1) + ")", "a count of 2 to " + Levels.MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"range(2, 1)", "range(1, 2, 0)", "range(1, 2, -1)"})
    void aRangeGoesUp(String call) {
        assertRefused(call, "expected a range that goes up in steps above 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"log(0, 1, 3)", "log(2, 1, 3)", "log(1, 1, 3)", "log(1, 2, 1)", "log(1, 2, 2.5)", "log(1, 2)"})
    void aLogGoesUpInAWholeNumberOfSteps(String call) {
        assertRefused(call, "expected log(first, last, count) with 0 < first < last");
    }

    @ParameterizedTest
    @ValueSource(strings = {"range(1)", "range(1, 2, 3, 4)"})
    void aRangeHasTwoOrThreeNumbers(String call) {
        assertRefused(call, "expected range(first, last)");
    }

    private static void assertRefused(String call, String message) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> read("\"" + call + "\""))
                .withMessageContaining(message);
    }
}
