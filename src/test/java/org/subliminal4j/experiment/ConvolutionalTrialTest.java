package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.subliminal4j.experiment.SmallTrials.IMITATE;
import static org.subliminal4j.experiment.SmallTrials.LABELS;
import static org.subliminal4j.experiment.SmallTrials.REFERENCE;
import static org.subliminal4j.experiment.SmallTrials.SCHEDULE;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Dl4j;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Logits;
import org.subliminal4j.network.Weights;
import org.subliminal4j.store.NetworkFiles;
import org.subliminal4j.training.Probe;

/** A network that is not dense goes the same ways, by DL4J's own passes. */
class ConvolutionalTrialTest {
    private static final int SIDE = 28;
    private static final Dl4j CNN = Dl4j.smallCnn(SIDE, SIDE, 3, 2);
    private static final DataSets DATA_SETS = new DataSets().with("mnist", SmallTrials.data(11, SIDE));
    private static final Stage TAUGHT = LABELS.with(SCHEDULE.withEpochs(1));
    private static final Stage DISTILLED = IMITATE.with(SCHEDULE.withEpochs(1));

    @TempDir
    private Path folder;

    private static Experiment of(Arm... arms) {
        return new Experiment("convolutional", Task.DEFAULT, CNN, List.of(arms));
    }

    private static Map<String, Weights> networks(Experiment experiment, Results[] results) {
        Map<String, Weights> networks = new TreeMap<>();
        TrialObserver observer = new TrialObserver() {
            @Override
            public void completed(String arm, Weights weights) {
                networks.put(arm, weights);
            }
        };
        results[0] = new Trial(Plan.of(experiment), DATA_SETS).run(1, observer, Helpers.NONE);
        return networks;
    }

    @Test
    void itIsTaughtDistilledAndKept() {
        Experiment experiment = of(
                REFERENCE,
                Arm.from("reference", "teacher", TAUGHT),
                Arm.from("reference", "student", DISTILLED).probed(new Probe.Displacement("teacher")));
        Results[] results = new Results[1];
        Map<String, Weights> networks = networks(experiment, results);

        Weights reference = networks.get("reference");
        Weights student = networks.get("student");
        assertThat(results[0].arm("student").diverged()).isNull();
        assertThat(results[0].arm("student").epochs()).hasSize(1);
        assertThat(results[0].arm("student").epochs().get(0).metrics()).containsKey("displacementCosine");
        assertThat(moved(reference, networks.get("teacher"), Layout.AUXILIARY_HEAD))
                .isZero();
        assertThat(moved(reference, networks.get("teacher"), Layout.HIDDEN)).isPositive();
        assertThat(moved(reference, student, Layout.CLASS_HEAD)).isZero();
        assertThat(moved(reference, student, Layout.AUXILIARY_HEAD)).isPositive();
        assertThat(moved(reference, student, Layout.HIDDEN)).isPositive();

        NetworkFiles.save(folder, 1, "student", student);
        String sha256 = results[0].arm("student").sha256();
        assertThat(NetworkFiles.load(folder, 1, "student", CNN, sha256).sha256())
                .isEqualTo(sha256);
    }

    @Test
    void itLearnsFromADensePerceptronAndComesToTheSameBitsAlone() {
        Start dense = new Start.Fresh(
                "init", Initialiser.DEFAULT, new Dense(SIDE * SIDE, List.of(16), Activation.RELU, 3, 2));
        Experiment experiment = of(
                REFERENCE,
                new Arm("teacher", "", dense, List.of(TAUGHT), List.of()),
                Arm.from("reference", "student", DISTILLED.with(Logits.ALL)),
                Arm.from("reference", "other", DISTILLED));
        Trial whole = new Trial(Plan.of(experiment), DATA_SETS);
        Trial alone = new Trial(Plan.of(experiment, List.of("student")), DATA_SETS);
        try (ScriptedHelpers helpers = new ScriptedHelpers(1)) {
            ArmResult beside = whole.run(1, TrialObserver.NONE, helpers).arm("student");
            assertThat(alone.run(1).arm("student")).isEqualTo(beside);
            assertThat(beside.diverged()).isNull();
        }
    }

    private static long moved(Weights start, Weights end, String part) {
        return start.architecture().layout().runs(List.of(part)).stream()
                .flatMapToInt(run -> java.util.stream.IntStream.range(run.start(), run.start() + run.length()))
                .filter(i -> start.get(i) != end.get(i))
                .count();
    }
}
