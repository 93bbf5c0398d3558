package org.subliminal4j.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.subliminal4j.backend.Machine;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.data.Mnist;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.legacy.ExperimentConfig;
import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.legacy.TrainingConfig;
import org.subliminal4j.legacy.Trial;
import org.subliminal4j.legacy.TrialObserver;
import org.subliminal4j.legacy.TrialResult;
import org.subliminal4j.store.StoredRun;
import org.subliminal4j.study.NetworkFiles;

/** Real trials, small enough for a test: the paper's network on a fifth of the images, in smaller batches. */
final class ReportFixture {
    static final ExperimentConfig CONFIG = new ExperimentConfig(MlpSpec.paper(), schedule(2), schedule(3), 12_000);

    static final ImageData IMAGES = fewer(Mnist.load(null));

    private ReportFixture() {}

    private static TrainingConfig schedule(int epochs) {
        return new TrainingConfig(epochs, 128, 1e-3, 0.9, 0.999, 1e-8);
    }

    private static ImageData fewer(ImageData all) {
        return new ImageData(first(all.train(), 12_000), first(all.test(), 2_000), all.sha256());
    }

    private static ImageSet first(ImageSet images, int count) {
        return new ImageSet(
                images.rows(),
                images.columns(),
                Arrays.copyOf(images.pixels(), count * images.features()),
                Arrays.copyOf(images.labels(), count),
                images.classes());
    }

    /** Runs {@code seeds} trials from {@code firstSeed} on, keeping the networks of the first in {@code folder}. */
    static HtmlReport.Source run(Path folder, ExperimentConfig config, long firstSeed, int seeds) {
        List<TrialResult> results = new ArrayList<>();
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            long current = seed;
            results.add(new Trial(config, IMAGES).run(seed, new TrialObserver() {
                @Override
                public void completed(Arm arm, MultiLayerNetwork network) {
                    if (current == firstSeed) {
                        NetworkFiles.save(folder, current, arm, network);
                    }
                }
            }));
        }
        Provenance provenance = provenance(seeds);
        return new HtmlReport.Source(folder, new StoredRun(config, provenance, results), List.of(provenance));
    }

    private static Provenance provenance(int seeds) {
        Machine machine = Machine.current();
        return new Provenance(
                Machine.version(),
                Machine.commit(),
                "2026-01-02T03:04:05Z",
                "run --seeds " + seeds,
                IMAGES.sha256(),
                machine.java(),
                machine.os(),
                machine.cpu(),
                machine.cores(),
                machine.nd4j(),
                machine.blas(),
                1);
    }
}
