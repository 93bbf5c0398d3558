package org.subliminal4j.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import java.util.stream.LongStream;
import org.subliminal4j.data.ImageData;

/**
 * Makes the one-step checks: three networks, both main losses, all and auxiliary logits, noise and images, some seeds; and
 * the other losses in one network.
 */
public final class OneStepSuite {
    private final OneStepConfig config;
    private final OneStepMeasurements measurements;

    /** A suite on {@code data}. */
    public OneStepSuite(OneStepConfig config, ImageData data) {
        this.config = config;
        measurements = new OneStepMeasurements(new Situations(data, config.images()), config);
    }

    /** Measures on so many threads, and tells nobody on the way. */
    public OneStepReport run(int workers) {
        return run(workers, done -> {});
    }

    /**
     * Measures, and holds the measurements against the theorem.
     *
     * @param workers  threads to measure on
     * @param progress told the part that is done, from 0 to 1, by any of the threads
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public OneStepReport run(int workers, DoubleConsumer progress) {
        List<SettingResult> settings = new ArrayList<>();
        List<SettingResult> otherLosses = new ArrayList<>();
        List<SignSample> signs = new ArrayList<>();
        List<NullCase> nullCases = new ArrayList<>();
        List<InvarianceCase> invariance = new ArrayList<>();
        List<Callable<Runnable>> tasks = new ArrayList<>();
        if (wants(CheckName.SIGN) || wants(CheckName.VALUE) || wants(CheckName.EFFECT) || wants(CheckName.OTHER_INIT)) {
            forEachNetworkAndSeed(
                    (hidden, seed) -> tasks.add(into(settings, () -> measurements.settings(hidden, seed))));
        }
        if (wants(CheckName.LOSSES)) {
            config.seeds().forEach(seed -> tasks.add(into(otherLosses, () -> measurements.otherLosses(seed))));
        }
        if (wants(CheckName.OTHER_INIT)) {
            LongStream.rangeClosed(1, config.pairs())
                    .forEach(seed -> tasks.add(into(signs, () -> measurements.signs(seed))));
        }
        if (wants(CheckName.NULL_CASES)) {
            config.seeds().forEach(seed -> tasks.add(into(nullCases, () -> measurements.nullCases(seed))));
        }
        if (wants(CheckName.INVARIANCE)) {
            forEachNetworkAndSeed(
                    (hidden, seed) -> tasks.add(into(invariance, () -> measurements.invariance(hidden, seed))));
        }
        // The results are put together here, in the order of the tasks, whichever thread was first.
        Parallel.run(workers, tasks, progress).forEach(Runnable::run);
        OneStepReport measured = new OneStepReport(List.of(), settings, otherLosses, signs, nullCases, invariance);
        return measured.with(Arrays.stream(CheckName.values())
                .filter(this::wants)
                .flatMap(check -> checks(check, measured).stream())
                .toList());
    }

    private static List<CheckResult> checks(CheckName check, OneStepReport measured) {
        return switch (check) {
            case SIGN -> OneStepChecks.sign(measured.settings());
            case VALUE -> OneStepChecks.value(measured.settings());
            case EFFECT -> OneStepChecks.effect(measured.settings());
            case LOSSES -> OneStepChecks.losses(measured.otherLosses());
            case OTHER_INIT -> OtherInitChecks.of(measured.settings(), measured.signs());
            case NULL_CASES -> SymmetryChecks.nullCases(measured.nullCases());
            case INVARIANCE -> SymmetryChecks.invariance(measured.invariance());
        };
    }

    private boolean wants(CheckName check) {
        return config.checks().contains(check);
    }

    private interface NetworkAndSeed {
        void accept(List<Integer> hidden, long seed);
    }

    private void forEachNetworkAndSeed(NetworkAndSeed action) {
        for (List<Integer> hidden : OneStepMeasurements.HIDDEN) {
            for (long seed : config.seeds()) {
                action.accept(hidden, seed);
            }
        }
    }

    private static <T> Callable<Runnable> into(List<T> results, Callable<List<T>> task) {
        return () -> {
            List<T> result = task.call();
            return () -> results.addAll(result);
        };
    }
}
