package org.subliminal4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.subliminal4j.experiment.Results;

/** Trials in parts, one part after the other. */
@Timeout(60)
class JobTest {
    private final List<Long> stored = new ArrayList<>();

    private Job.Part part(long first, long last, Set<Long> known, TrialFunction trial) {
        return new Job.Part(
                () -> LongStream.rangeClosed(first, last),
                (int) (last - first + 1),
                () -> known,
                trial,
                results -> stored.add(results.seed()));
    }

    private static Results results(long seed) {
        return new Results(seed, Map.of(), 0);
    }

    @Test
    void partsRunInTheirOrderWithoutWhatIsStored() {
        Job job = new Job(List.of(
                part(5, 7, Set.of(6L), (seed, observer, helpers) -> results(seed)),
                part(1, 2, Set.of(), (seed, observer, helpers) -> results(seed))));
        assertThat(job.trials()).isEqualTo(5);
        assertThat(job.stored()).isEqualTo(1);
        job.run(StudyObserver.NONE, 1);
        assertThat(stored).containsExactly(5L, 7L, 1L, 2L);
    }

    @Test
    void oneThatIsCancelledBeforeItBeginsRunsNothing() {
        Job job = new Job(List.of(part(1, 2, Set.of(), (seed, observer, helpers) -> results(seed))));
        assertThat(job.cancel(Duration.ZERO)).isTrue();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> job.run(StudyObserver.NONE, 1));
        assertThat(stored).isEmpty();
    }

    @Test
    void cancellingSaysWhetherAllHasEnded() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Job job = new Job(List.of(
                part(1, 1, Set.of(), (seed, observer, helpers) -> {
                    begun.countDown();
                    awaitWhatever(released);
                    return results(seed);
                }),
                part(2, 2, Set.of(), (seed, observer, helpers) -> results(seed))));
        Thread running = new Thread(() -> assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> job.run(StudyObserver.NONE, 1)));
        running.start();
        begun.await();
        assertThat(job.cancel(Duration.ofMillis(50)))
                .as("a trial that does not listen")
                .isFalse();
        released.countDown();
        assertThat(job.cancel(Duration.ofSeconds(50))).isTrue();
        running.join();
        assertThat(stored).as("no second part").doesNotContain(2L);
    }

    private static void awaitWhatever(CountDownLatch latch) {
        boolean released = false;
        while (!released) {
            try {
                latch.await();
                released = true;
            } catch (InterruptedException e) {
                // Deaf on purpose.
            }
        }
    }
}
