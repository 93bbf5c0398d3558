package org.subliminal4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FactorTest {
    private static final Level WORD = new Level("adam", null);

    private static Factor of(double... numbers) {
        List<Level> levels = DoubleStream.of(numbers)
                .mapToObj(number -> new Level("" + number, number))
                .toList();
        return new Factor("rate", List.of("students.rate", "teacher.rate"), levels, levels.size() - 1);
    }

    @Test
    void levelsThatAreAllNumbersMakeItNumeric() {
        assertThat(of(1, 2).numeric()).isTrue();
        assertThat(new Factor("a", List.of("a"), List.of(new Level("1", 1.0), WORD), 0).numeric())
                .isFalse();
    }

    @Test
    void aTenfoldSpanAboveZeroIsLogarithmic() {
        assertThat(of(1e-4, 1e-3).logarithmic()).isTrue();
        assertThat(of(10, 1).logarithmic()).as("ten times is enough").isTrue();
        assertThat(of(1, 9.9).logarithmic()).isFalse();
        assertThat(of(0, 100).logarithmic()).isFalse();
        assertThat(of(-1, 100).logarithmic()).isFalse();
        assertThat(new Factor("a", List.of("a"), List.of(new Level("1", 1.0), new Level("x", null)), 0).logarithmic())
                .isFalse();
    }

    @Test
    void aLevelIsFoundByItsLabelOrItsNumber() {
        Factor factor = new Factor("rate", List.of("rate"), List.of(WORD, new Level("1e-4", 1e-4)), 1);

        assertThat(factor.level("adam")).isEqualTo(WORD);
        assertThat(factor.level("1e-4")).isEqualTo(factor.usualLevel());
        assertThat(factor.level("0.0001")).isEqualTo(factor.usualLevel());
        assertThat(factor.level("0.001")).isNull();
        assertThat(factor.level("sgd")).isNull();
    }

    @Test
    void itIsCalledByItsNameOrByAPath() {
        assertThat(of(1).isCalled("rate")).isTrue();
        assertThat(of(1).isCalled("teacher.rate")).isTrue();
        assertThat(of(1).isCalled("teacher")).isFalse();
    }

    @Test
    void aFactorHasLevelsAndTheUsualIsOneOfThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Factor("rate", List.of("rate"), List.of(), 0))
                .withMessageContaining("found none of rate");
        assertThatThrownBy(() -> new Factor("rate", List.of("rate"), List.of(WORD), 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
