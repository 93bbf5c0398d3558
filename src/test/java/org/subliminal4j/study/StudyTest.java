package org.subliminal4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.common.Sha256;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Results;

@Timeout(30)
class StudyTest {
    private final Map<Long, Results> stored = Collections.synchronizedMap(new TreeMap<>());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 50})
    void everySeedIsRunOnceWhateverTheNumberOfWorkers(int workers) {
        Set<Long> ran = ConcurrentHashMap.newKeySet();
        TrialFunction trial = (seed, observer, helpers) -> {
            assertThat(ran.add(seed)).isTrue();
            sleep(seed % 3);
            return result(seed);
        };
        study(trial).run(new SeedRange(5, 20), Set.of(), workers);
        Map<Long, Results> expected = new TreeMap<>();
        new SeedRange(5, 20).stream().forEach(seed -> expected.put(seed, result(seed)));
        assertThat(stored).isEqualTo(expected);
    }

    @Test
    void whatIsStoredIsNotRunAgain() {
        List<Long> ran = Collections.synchronizedList(new ArrayList<>());
        TrialFunction trial = (seed, observer, helpers) -> {
            ran.add(seed);
            return result(seed);
        };
        study(trial).run(new SeedRange(1, 6), Set.of(1L, 3L, 6L, 99L), 2);
        assertThat(ran).containsExactlyInAnyOrder(2L, 4L, 5L);
    }

    @Test
    void workersRunSideBySide() {
        CyclicBarrier all = new CyclicBarrier(3);
        TrialFunction trial = (seed, observer, helpers) -> {
            try {
                all.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return result(seed);
        };
        study(trial).run(new SeedRange(1, 6), Set.of(), 3);
        assertThat(stored).hasSize(6);
    }

    @Test
    void aFailureStopsTheStudyWithItsCauseAndKeepsWhatIsDone() {
        AtomicInteger ran = new AtomicInteger();
        RuntimeException cause = new ArithmeticException("diverged");
        TrialFunction trial = (seed, observer, helpers) -> {
            ran.incrementAndGet();
            if (seed == 3) {
                throw cause;
            }
            return result(seed);
        };
        assertThatThrownBy(() -> study(trial).run(new SeedRange(1, 100), Set.of(), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("seed 3")
                .hasCause(cause);
        assertThat(stored).containsOnlyKeys(1L, 2L);
        assertThat(ran).hasValue(3);
    }

    @Test
    void aFailureInterruptsTheOtherWorkers() {
        CountDownLatch otherRuns = new CountDownLatch(1);
        TrialFunction trial = (seed, observer, helpers) -> {
            if (seed == 1) {
                otherRuns.countDown();
                untilInterrupted();
            }
            await(otherRuns);
            throw new UserException("the disk is full");
        };
        assertThatThrownBy(() -> study(trial).run(new SeedRange(1, 2), Set.of(), 2))
                .isInstanceOf(UserException.class)
                .hasMessage("the disk is full");
    }

    @Test
    void aFailureOfTheStoreStopsTheStudy() {
        Study study = new Study(
                (seed, observer, helpers) -> result(seed),
                result -> {
                    throw new UserException("cannot write");
                },
                StudyObserver.NONE);
        assertThatThrownBy(() -> study.run(new SeedRange(1, 5), Set.of(), 2))
                .isInstanceOf(UserException.class)
                .hasMessage("cannot write");
    }

    @Test
    void cancellingEndsTheRunningTrialsAndKeepsWhatIsDone() throws Exception {
        CountDownLatch running = new CountDownLatch(2);
        Study study = study((seed, observer, helpers) -> {
            if (seed > 2) {
                running.countDown();
                untilInterrupted();
            }
            return result(seed);
        });
        AtomicInteger outcome = new AtomicInteger();
        Thread caller = new Thread(() -> {
            try {
                study.run(new SeedRange(1, 50), Set.of(), 2);
            } catch (CancellationException e) {
                outcome.set(1);
            }
        });
        caller.start();
        await(running);
        study.cancel();
        caller.join();
        assertThat(outcome).hasValue(1);
        assertThat(stored).containsOnlyKeys(1L, 2L);
    }

    @Test
    void interruptingTheCallerCancels() {
        Study study = study((seed, observer, helpers) -> {
            untilInterrupted();
            return result(seed);
        });
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> study.run(new SeedRange(1, 3), Set.of(), 2)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theStoreIsNeverCalledByAnInterruptedThread() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        List<Boolean> interrupted = Collections.synchronizedList(new ArrayList<>());
        Study study = new Study(
                (seed, observer, helpers) -> {
                    running.countDown();
                    try {
                        untilInterrupted();
                    } catch (CancellationException e) {
                        Thread.currentThread().interrupt();
                    }
                    return result(seed);
                },
                result -> interrupted.add(Thread.currentThread().isInterrupted()),
                StudyObserver.NONE);
        Thread caller = new Thread(() -> {
            try {
                study.run(new SeedRange(1, 1), Set.of(), 1);
            } catch (CancellationException e) {
                // The trial ended all the same.
            }
        });
        caller.start();
        await(running);
        study.cancel();
        caller.join();
        assertThat(interrupted).containsExactly(false);
    }

    @Test
    void theObserverSeesEachTrialFromItsStartToItsEnd() {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        StudyObserver observer = new StudyObserver() {
            @Override
            public void started(long seed) {
                seen.add("started " + seed);
            }

            @Override
            public void progressed(long seed, String phase, double done) {
                seen.add(phase + " of " + seed);
            }

            @Override
            public void finished(Results result) {
                assertThat(stored).containsKey(result.seed());
                seen.add("finished " + result.seed());
            }
        };
        TrialFunction trial = (seed, watching, helpers) -> {
            watching.progressed("teacher", 0.1);
            return result(seed);
        };
        new Study(trial, this::store, observer).run(new SeedRange(7, 2), Set.of(), 1);
        assertThat(seen)
                .containsExactly("started 7", "teacher of 7", "finished 7", "started 8", "teacher of 8", "finished 8");
    }

    @Test
    void aWorkerWithoutASeedTakesAShareOfAnothersTrial() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        List<Integer> helping = Collections.synchronizedList(new ArrayList<>());
        CyclicBarrier both = new CyclicBarrier(2);
        TrialFunction trial = (seed, observer, helpers) -> {
            while (helpers.idle() == 0) {
                sleep(1);
            }
            try {
                Callable<Integer> share = () -> {
                    both.await(20, TimeUnit.SECONDS);
                    threads.add(Thread.currentThread().getName());
                    return 1;
                };
                assertThat(helpers.all(List.of(share, share))).containsExactly(1, 1);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return result(seed);
        };
        StudyObserver observer = new StudyObserver() {
            @Override
            public void helping(int workers) {
                helping.add(workers);
            }
        };
        new Study(trial, this::store, observer).run(new SeedRange(1, 1), Set.of(), 2);
        assertThat(threads).containsExactlyInAnyOrder("trial-worker-1", "trial-worker-2");
        assertThat(helping).containsExactly(1, 0);
        assertThat(stored).containsOnlyKeys(1L);
    }

    @Test
    void aHelperThatHasDoneItsShareIsIdleAgainAndNoShareIsDoneTwice() {
        AtomicInteger done = new AtomicInteger();
        TrialFunction trial = (seed, observer, helpers) -> {
            Callable<Integer> share = done::incrementAndGet;
            for (int round = 0; round < 20; round++) {
                while (helpers.idle() == 0) {
                    sleep(1);
                }
                assertThat(helpers.idle()).isEqualTo(1);
                try {
                    assertThat(helpers.all(List.of(share, share, share))).hasSize(3);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            return result(seed);
        };
        new Study(trial, this::store, StudyObserver.NONE).run(new SeedRange(1, 1), Set.of(), 2);
        assertThat(done).hasValue(60);
    }

    @Test
    void aFailureOfAHelperIsThatOfTheTrial() {
        RuntimeException cause = new ArithmeticException("in a share");
        TrialFunction trial = (seed, observer, helpers) -> {
            while (helpers.idle() == 0) {
                sleep(1);
            }
            try {
                helpers.all(List.<Callable<Integer>>of(
                        () -> {
                            sleep(50);
                            return 1;
                        },
                        () -> {
                            throw cause;
                        }));
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return result(seed);
        };
        assertThatThrownBy(() -> study(trial).run(new SeedRange(4, 1), Set.of(), 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("seed 4")
                .hasCause(cause);
    }

    @Test
    void whatNobodyTakesTheTrialDoesByItself() {
        TrialFunction trial = (seed, observer, helpers) -> {
            assertThat(helpers.idle()).isZero();
            try {
                assertThat(helpers.all(List.<Callable<Integer>>of(() -> 1, () -> 2, () -> 3)))
                        .containsExactly(1, 2, 3);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return result(seed);
        };
        study(trial).run(new SeedRange(1, 3), Set.of(), 1);
        assertThat(stored).hasSize(3);
    }

    @Test
    void cancellingAStudyWaitsNoLongerThanItIsTold() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Study study = study((seed, observer, helpers) -> {
            running.countDown();
            boolean ended = false;
            while (!ended) {
                try {
                    ended = end.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException deaf) {
                    // As native code that hangs.
                }
            }
            return result(seed);
        });
        Thread caller = new Thread(() -> {
            try {
                study.run(new SeedRange(1, 1), Set.of(), 1);
            } catch (CancellationException e) {
                // As it should be.
            }
        });
        caller.start();
        await(running);
        assertThat(study.cancel(Duration.ofMillis(100))).isFalse();
        end.countDown();
        assertThat(study.cancel(Duration.ofSeconds(20))).isTrue();
        caller.join();
    }

    @Test
    void theMostSeedsThereMayBeBeginAtOnce() {
        SeedRange most = new SeedRange(1, Integer.MAX_VALUE);
        Study study = study((seed, observer, helpers) -> {
            if (seed == 3) {
                throw new UserException("enough");
            }
            return result(seed);
        });
        assertThatThrownBy(() -> study.run(most, Set.of(2L, Long.MAX_VALUE), 1)).hasMessage("enough");
        assertThat(stored).containsOnlyKeys(1L);
    }

    @Test
    void noThreadIsLeftBehind() {
        study((seed, observer, helpers) -> result(seed)).run(new SeedRange(1, 4), Set.of(), 3);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("trial-worker"));
    }

    @Test
    void seedsBeyondTheLastLongAreRefused() {
        assertThat(new SeedRange(Long.MAX_VALUE - 1, 2).last()).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> new SeedRange(Long.MAX_VALUE - 1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SeedRange(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private Study study(TrialFunction trial) {
        return new Study(trial, this::store, StudyObserver.NONE);
    }

    private void store(Results result) {
        stored.put(result.seed(), result);
    }

    private static Results result(long seed) {
        List<List<Integer>> confusion = List.of(List.of((int) seed, 1), List.of(1, 1));
        double accuracy = (seed + 1.0) / (seed + 3);
        ArmResult arm =
                new ArmResult(Map.of(ArmResult.ACCURACY, accuracy), List.of(), confusion, Sha256.of("arm"), null);
        return new Results(seed, Map.of("arm", arm), 1);
    }

    private static void untilInterrupted() {
        sleep(20_000);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new CancellationException("interrupted");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new CancellationException("interrupted");
        }
    }
}
