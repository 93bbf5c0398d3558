package org.subliminal4j.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.subliminal4j.data.ImageData;

/** Makes the one-step checks: three networks, both losses, all and auxiliary logits, noise and images, some seeds. */
public final class OneStepSuite {
    private final OneStepConfig config;
    private final OneStepMeasurements measurements;

    /** A suite on {@code data}. */
    public OneStepSuite(OneStepConfig config, ImageData data) {
        this.config = config;
        measurements = new OneStepMeasurements(new Situations(data, config.images()), config);
    }

    /**
     * Measures, and holds the measurements against the theorem.
     *
     * @param workers  threads to measure on
     * @param progress told of what is under way
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public OneStepReport run(int workers, Progress progress) {
        List<SettingResult> settings = new ArrayList<>();
        List<SignSample> signs = new ArrayList<>();
        List<NullCase> nullCases = new ArrayList<>();
        List<InvarianceCase> invariance = new ArrayList<>();
        List<Callable<Runnable>> tasks = new ArrayList<>();
        if (wants(CheckName.SIGN) || wants(CheckName.VALUE) || wants(CheckName.EFFECT) || wants(CheckName.OTHER_INIT)) {
            forEachNetworkAndSeed(
                    (hidden, seed) -> tasks.add(into(settings, () -> measurements.settings(hidden, seed))));
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
        Parallel.run(workers, tasks, "one step", progress).forEach(Runnable::run);
        return new OneStepReport(
                checks(settings, signs, nullCases, invariance), settings, signs, nullCases, invariance);
    }

    private List<CheckResult> checks(
            List<SettingResult> settings,
            List<SignSample> signs,
            List<NullCase> nullCases,
            List<InvarianceCase> invariance) {
        List<CheckResult> checks = new ArrayList<>();
        for (CheckName name : CheckName.values()) {
            if (wants(name)) {
                checks.addAll(
                        switch (name) {
                            case SIGN -> OneStepChecks.sign(settings);
                            case VALUE -> OneStepChecks.value(settings);
                            case EFFECT -> OneStepChecks.effect(settings);
                            case OTHER_INIT -> OneStepChecks.otherInit(settings, signs);
                            case NULL_CASES -> OneStepChecks.nullCases(nullCases);
                            case INVARIANCE -> OneStepChecks.invariance(invariance);
                            case TRAINING, CAUSE -> List.of();
                        });
            }
        }
        return checks;
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
