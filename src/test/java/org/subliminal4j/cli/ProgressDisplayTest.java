package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProgressDisplayTest {
    private final StringWriter terminal = new StringWriter();
    private final ProgressDisplay display = new ProgressDisplay(new PrintWriter(terminal), 4);

    @Test
    void aLineForAllAndOneForEachRunningTrial() {
        display.started(3);
        display.started(2);
        display.progressed(2, "student-aux, student-all, epoch 4 of 5", 0.75);
        display.progressed(3, "teacher, epoch 2 of 5", 0.25);
        assertThat(display.lines(Duration.ofSeconds(20)))
                .containsExactly(
                        "Trials 0/4  ██████░░░░░░░░░░░░░░░░░░  25%  0:20 elapsed, about 1:00 left",
                        "  seed 2      ██████████████████░░░░░░  75%  student-aux, student-all, epoch 4 of 5",
                        "  seed 3      ██████░░░░░░░░░░░░░░░░░░  25%  teacher, epoch 2 of 5");
    }

    @Test
    void whoHelpsIsToldAsLongAsTheyDo() {
        display.helping(1);
        assertThat(display.lines(Duration.ofSeconds(70)).get(0)).endsWith("1:10 elapsed, 1 worker helps");
        display.helping(3);
        assertThat(display.lines(Duration.ofSeconds(70)).get(0)).endsWith(", 3 workers help");
        display.helping(0);
        assertThat(display.lines(Duration.ofSeconds(70)).get(0)).endsWith("1:10 elapsed");
    }

    @Test
    void moreTrialsThanATerminalHasLinesAreCounted() {
        for (long seed = 1; seed <= 100; seed++) {
            display.started(seed);
        }
        assertThat(display.lines(Duration.ZERO)).hasSize(18).endsWith("  and 84 more");
    }

    @Test
    void thereIsNoEstimateBeforeThereIsAnythingToGoBy() {
        assertThat(display.lines(Duration.ofSeconds(70)))
                .containsExactly("Trials 0/4  ░░░░░░░░░░░░░░░░░░░░░░░░   0%  1:10 elapsed");
    }

    @Test
    void nothingIsWrittenUnlessItIsOpened() {
        display.started(1);
        display.close();
        assertThat(terminal.toString()).isEmpty();
    }

    @Test
    void whatIsDrawnIsErasedAtTheEnd() {
        display.open();
        display.close();
        display.close();
        assertThat(terminal.toString()).endsWith("\r\033[J").doesNotEndWith("\r\033[J\r\033[J");
    }

    @Test
    void aTerminalThatIsStoppedHoldsNoWorkerUp() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        Writer stopped = new Writer() {
            @Override
            public void write(char[] text, int from, int length) {
                writing.countDown();
                boolean waited = false;
                while (!waited) {
                    try {
                        waited = goesOn.await(20, TimeUnit.SECONDS);
                    } catch (InterruptedException deaf) {
                        // As a write to a stopped terminal.
                    }
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        ProgressDisplay stuck = new ProgressDisplay(new PrintWriter(stopped), 4);
        stuck.open();
        assertThat(writing.await(20, TimeUnit.SECONDS)).isTrue();
        stuck.started(1);
        stuck.progressed(1, "teacher, epoch 1 of 5", 0.1);
        stuck.helping(1);
        assertThat(stuck.lines(Duration.ZERO)).hasSize(2);
        goesOn.countDown();
        stuck.close();
    }
}
