package org.subliminal4j.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SelfCheckTest {
    @Test
    void itsOutcomeIsAPartOfWhatTheMachineIs() {
        assertThat(Machine.current().blas()).contains("self-check of " + Backend.checked() + " operations passed");
        assertThat(Backend.checked()).isGreaterThanOrEqualTo(40);
    }

    @Test
    void anNd4jThatComputesWronglyIsRefused() throws Exception {
        assertThat(start("SD_MASTER_THREADS", "0")).startsWith("refused: ND4J computes wrongly in this process: ");
        assertThat(start("SD_MASTER_THREADS", "2")).contains("passed");
    }

    /** Starts a program that loads ND4J before this library does. */
    private static String start(String variable, String value) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                LateStart.class.getName());
        builder.environment().put(variable, value);
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }
}
