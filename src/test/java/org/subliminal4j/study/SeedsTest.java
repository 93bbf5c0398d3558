package org.subliminal4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedsTest {
    @Test
    void aNumberIsACount() {
        assertThat(Seeds.parse("20")).isEqualTo(Seeds.first(20));
        assertThat(Seeds.first(3).stream()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void rangesAreMergedAndSorted() {
        Seeds seeds = Seeds.parse("15, 1-4, 3-6, 7");
        assertThat(seeds.stream()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 15L);
        assertThat(seeds.count()).isEqualTo(8);
        assertThat(seeds.contains(15)).isTrue();
        assertThat(seeds.contains(14)).isFalse();
        assertThat(seeds).hasToString("1-7,15");
    }

    @ParameterizedTest
    @CsvSource(
            value = {"20;1-20", "1-10,15;1-10,15", "7,;7,", "0-0,5;0,5"},
            delimiter = ';')
    void whatIsWrittenIsReadAgain(String text, String written) {
        Seeds seeds = Seeds.parse(text);
        assertThat(seeds).hasToString(written);
        assertThat(Seeds.parse(seeds.toString())).isEqualTo(seeds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "-3", "0", "10-1", "1..5", "1,,2", "1-99999999"})
    void allElseIsRefused(String text) {
        assertThatThrownBy(() -> Seeds.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found");
    }
}
