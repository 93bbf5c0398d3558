package org.subliminal4j.backend;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subliminal4j.common.UserException;

class NativeEnvironmentTest {
    @ParameterizedTest
    @CsvSource({
        "OMP_NUM_THREADS, 0",
        "OMP_NUM_THREADS, -1",
        "SD_MAX_THREADS, 0",
        "SD_MASTER_THREADS, 0",
        "SD_MAX_THREADS, x"
    })
    void whatCannotBeMendedIsRefused(String name, String value) {
        assertThatCode(() -> NativeEnvironment.check(Map.of(name, value), true)).doesNotThrowAnyException();
        assertThatThrownBy(() -> NativeEnvironment.check(Map.of(name, value), false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(name + " is '" + value + "'")
                .hasMessageContaining("unset it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"2,1", "' 4'", "many", "99999999999"})
    void aListOfThreadsIsNamedForNd4jWouldNotStart(String value) {
        assertThatThrownBy(() -> NativeEnvironment.check(Map.of("OMP_NUM_THREADS", value), true))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("OMP_NUM_THREADS is '" + value + "'");
    }

    @Test
    void goodValuesPass() {
        Map<String, String> good = Map.of("OMP_NUM_THREADS", "4", "SD_MAX_THREADS", "", "HOME", "0");
        assertThatCode(() -> NativeEnvironment.check(good, false)).doesNotThrowAnyException();
    }
}
