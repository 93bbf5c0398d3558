package org.subliminal4j.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said put over what was there. */
class MergeTest {
    private static JsonNode json(String yaml) {
        return YamlReader.read("study.yaml", yaml).json();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: adam, rate: 1, beta: 2} | {rate: 3} | {kind: adam, rate: 3, beta: 2}",
                "{kind: adam, rate: 1, beta: 2} | {kind: adam, rate: 3} | {kind: adam, rate: 3, beta: 2}",
                "{kind: adam, rate: 1, beta: 2} | {kind: sgd, rate: 3} | {kind: sgd, rate: 3}",
                "{a: {b: 1, c: 2}} | {a: {b: 3}, d: 4} | {a: {b: 3, c: 2}, d: 4}",
                "[1, 2] | [3] | [3]",
                "[] | [x] | [x]",
                "[{a: 1}] | [{b: 2}] | [{b: 2}]",
                "1 | 2.5 | 2.5",
                "null | [1] | [1]"
            })
    void aMappingOfTheSameKindKeepsWhatIsNotNamed(String there, String value, String expected) {
        assertThat(Merge.of(json(there), json(value))).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | x | expected a number, but found \"x\"",
                "1 | null | expected a number, but found nothing",
                "true | 1 | expected true or false, but found 1",
                "word | 1 | expected a word, but found 1",
                "[256, 256] | 256 | expected a list, such as [256, 256], but found 256",
                "[256, 256] | [256, x] | expected a number, but found \"x\"",
                "{a: {b: 1}} | {a: {b: x}} | expected a number, but found \"x\""
            })
    void whatIsOfAnotherTypeIsRefused(String there, String value, String message) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Merge.of(json(there), json(value)))
                .withMessage(message);
    }
}
