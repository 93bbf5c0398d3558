package org.subliminal4j.store;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.subliminal4j.common.Sha256;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.EpochResult;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Lineage;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Probe;
import org.subliminal4j.training.Trainer.Diverged;

/** Made-up runs, whose doubles have all their bits in use. */
final class SampleRuns {
    static final Experiment EXPERIMENT = Experiment.paper();

    private SampleRuns() {}

    /** Opens a folder for {@link #EXPERIMENT}. */
    static RunFolder open(Path folder) {
        return open(folder, EXPERIMENT);
    }

    static RunFolder open(Path folder, Experiment experiment) {
        return RunFolder.open(folder, experiment, lineage(experiment), provenance());
    }

    static Lineage lineage(Experiment experiment) {
        ImageSet image = new ImageSet(1, 1, new byte[1], new byte[1], 10);
        return new Lineage(
                experiment, new DataSets().with("mnist", new ImageData(image, image, Map.of("images", "1234"))));
    }

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

    static Results trial(long seed) {
        RandomGenerator random = new RandomStreams(seed).stream("sample");
        Map<String, ArmResult> arms = new LinkedHashMap<>();
        for (Arm arm : EXPERIMENT.arms()) {
            arms.put(arm.name(), arm(random));
        }
        return new Results(seed, arms, random.nextDouble() * 20);
    }

    private static ArmResult arm(RandomGenerator random) {
        List<List<Integer>> confusion = List.of(List.of(random.nextInt(1000), 2), List.of(3, 1 + random.nextInt(1000)));
        double right = confusion.get(0).get(0) + confusion.get(1).get(1);
        return new ArmResult(
                Map.of(ArmResult.ACCURACY, right / (right + 5), "cka", random.nextDouble()),
                List.of(
                        EpochResult.of(random.nextDouble() * 1e-9, random.nextDouble(), Map.of()),
                        EpochResult.of(random.nextDouble() * 1e9, random.nextDouble(), Map.of("cosine", -0.25))),
                List.of(new Probe.Step(1, Map.of("gradientCosine", random.nextGaussian()))),
                confusion,
                Sha256.of(Long.toString(random.nextLong())),
                null);
    }

    /** A trial with an arm that diverged, and numbers that come back wrong easily. */
    static Results oddTrial() {
        Map<String, ArmResult> arms = new LinkedHashMap<>(trial(0).arms());
        arms.put(
                "teacher",
                new ArmResult(
                        Map.of(),
                        List.of(
                                EpochResult.of(Double.MAX_VALUE, -0.0, Map.of("x", -0.0)),
                                EpochResult.of(Double.MIN_VALUE, 1, Map.of("x", 2.225073858507201E-308)),
                                EpochResult.of(2.225073858507201E-308, 0.1 + 0.2, Map.of())),
                        List.of(),
                        Sha256.of("odd"),
                        new Diverged(4, Long.MAX_VALUE)));
        return new Results(Long.MAX_VALUE, arms, 2.0E-3);
    }
}
