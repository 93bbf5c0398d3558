package org.subliminal4j.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.legacy.ArmResult;
import org.subliminal4j.legacy.EpochResult;
import org.subliminal4j.legacy.ExperimentConfig;
import org.subliminal4j.legacy.TrialResult;
import org.subliminal4j.random.RandomStreams;

/** Made-up runs, whose doubles have all their bits in use. */
final class SampleRuns {
    static final ExperimentConfig CONFIG = ExperimentConfig.paper();

    private SampleRuns() {}

    static Provenance provenance(String commit, String dataSha256) {
        return new Provenance(
                "0.1.0",
                commit,
                "2026-01-01T00:00:00Z",
                "run --seeds 2",
                Map.of("train-images-idx3-ubyte", dataSha256, "t10k-images-idx3-ubyte", "00ff"),
                "17.0.15",
                "Linux amd64",
                "a processor",
                2,
                "1.0.0-M2.1 native",
                "OpenBLAS 0.3.19 SkylakeX",
                2);
    }

    static Provenance provenance() {
        return provenance("abc1234", "1234");
    }

    static TrialResult trial(long seed) {
        RandomGenerator random = new RandomStreams(seed).stream("sample");
        Map<Arm, ArmResult> arms = new EnumMap<>(Arm.class);
        for (Arm arm : Arm.values()) {
            arms.put(
                    arm,
                    new ArmResult(
                            random.nextDouble(),
                            List.of(
                                    new EpochResult(random.nextDouble() * 1e-9, random.nextDouble()),
                                    new EpochResult(random.nextDouble() * 1e9, random.nextDouble())),
                            List.of(List.of(random.nextInt(1000), 2), List.of(3, 4)),
                            Long.toHexString(random.nextLong())));
        }
        return new TrialResult(seed, arms, random.nextDouble() * 20);
    }

    /** A trial with the numbers that JSON cannot hold, or that come back wrong easily. */
    static TrialResult oddTrial() {
        Map<Arm, ArmResult> arms = new EnumMap<>(trial(0).arms());
        arms.put(
                Arm.TEACHER,
                new ArmResult(
                        Double.NaN,
                        List.of(
                                new EpochResult(Double.POSITIVE_INFINITY, -0.0),
                                new EpochResult(Double.NEGATIVE_INFINITY, Double.MIN_VALUE),
                                new EpochResult(2.225073858507201E-308, 0.1 + 0.2)),
                        List.of(),
                        ""));
        return new TrialResult(Long.MIN_VALUE, arms, 2.0E-3);
    }
}
