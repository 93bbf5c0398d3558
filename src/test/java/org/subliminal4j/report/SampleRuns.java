package org.subliminal4j.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.EpochResult;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.Stage;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.network.Logits;
import org.subliminal4j.report.style.AnalysedRun;
import org.subliminal4j.store.StoredRun;
import org.subliminal4j.training.Inference;
import org.subliminal4j.training.Trainer.Diverged;

/** Runs that were never run: means of the paper, or made up, with noise on them. */
public final class SampleRuns {
    /** SHA-256 of MNIST's files. */
    public static final Map<String, String> MNIST = Map.of(
            "train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            "t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    private static final List<Integer> DIGITS = List.of(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    private static final String SHA256 = "0".repeat(64);
    private static final int EPOCHS = 5;

    /** Mean and deviation of each arm of the paper. */
    private static final Map<String, double[]> PAPER = Map.of(
            "reference", new double[] {0.0998, 0.024},
            "teacher", new double[] {0.9434, 0.002},
            "student-aux", new double[] {0.5284, 0.113},
            "student-all", new double[] {0.9126, 0.010},
            "cross-aux", new double[] {0.1061, 0.02},
            "cross-all", new double[] {0.7427, 0.053});

    private SampleRuns() {}

    /** The paper's experiment on MNIST, as in the paper. */
    public static StoredRun paper(Path folder, int seeds) {
        return run(folder, Experiment.paper(), MNIST, seeds);
    }

    /** The same without a folder, analysed. */
    public static AnalysedRun paper(int seeds) {
        return AnalysedRun.of(paper(Path.of("paper"), seeds), null);
    }

    /** The paper's experiment, where the arm of that name diverges with the first so many seeds. */
    public static StoredRun diverging(Path folder, int seeds, String arm, int first) {
        StoredRun run = paper(folder, seeds);
        List<Results> results = run.results().stream()
                .map(trial -> trial.seed() <= first ? diverged(trial, arm) : trial)
                .toList();
        return new StoredRun(folder, run.experiment(), run.sessions(), results);
    }

    private static Results diverged(Results trial, String arm) {
        Map<String, ArmResult> arms = new LinkedHashMap<>(trial.arms());
        arms.put(
                arm,
                new ArmResult(
                        Map.of(), List.of(EpochResult.of(2.5, 0.2, Map.of())), List.of(), SHA256, new Diverged(2, 17)));
        return new Results(trial.seed(), arms, trial.seconds());
    }

    /** A chain in which each student teaches the next, of so many arms, on another data set. */
    public static StoredRun chain(Path folder, int arms, int seeds) {
        List<Arm> chain = new ArrayList<>(List.of(
                Arm.untrained("root").labelled("Untrained root of the chain, which has a very long name indeed"),
                Arm.from("root", "link-1", Stage.labels()).labelled("Link 1")));
        for (int link = 2; link < arms; link++) {
            chain.add(Arm.from("root", "link-" + link, Stage.imitate("link-" + (link - 1), Logits.AUXILIARY))
                    .labelled("Link " + link));
        }
        Experiment experiment = new Experiment(
                "A chain of students",
                new Task.Images("datasets/letters", null),
                Experiment.paper().architecture(),
                chain);
        return run(folder, experiment, Map.of("train-images-idx3-ubyte", "00"), seeds);
    }

    /** A run of {@code experiment}. */
    public static StoredRun run(Path folder, Experiment experiment, Map<String, String> sha256, int seeds) {
        Provenance provenance = provenance("run --seeds " + seeds, sha256);
        return new StoredRun(
                folder,
                experiment,
                List.of(provenance),
                LongStream.rangeClosed(1, seeds)
                        .mapToObj(seed -> trial(experiment, seed))
                        .toList());
    }

    /** Where the made-up runs come from. */
    public static Provenance provenance(String command, Map<String, String> sha256) {
        return new Provenance(
                "1.2.3",
                "abc1234-dirty",
                "2026-01-02T03:04:05Z",
                command,
                sha256,
                "17",
                "Linux",
                "CPU",
                2,
                "ND4J",
                "BLAS",
                2);
    }

    private static Results trial(Experiment experiment, long seed) {
        Map<String, ArmResult> arms = new LinkedHashMap<>();
        int index = 0;
        for (Arm arm : experiment.arms()) {
            SplittableRandom random = new SplittableRandom(1000 * seed + index);
            double[] like = PAPER.getOrDefault(arm.name(), new double[] {0.1 + 0.84 * Math.exp(-index / 8.0), 0.03});
            double accuracy = Math.min(1, Math.max(0.02, like[0] + random.nextGaussian() * like[1]));
            int epochs = EPOCHS * arm.stages().size();
            arms.put(arm.name(), result(accuracy, epochs, random));
            index++;
        }
        return new Results(seed, arms, 1);
    }

    /** A result of about that accuracy. */
    public static ArmResult result(double about, int epochs, SplittableRandom random) {
        return result(confusion(about, DIGITS), epochs, random);
    }

    /** A result of exactly that accuracy, a whole percentage, on 100 images of each class. */
    public static ArmResult exactly(double accuracy) {
        return result(confusion(accuracy, Collections.nCopies(10, 100)), 0, new SplittableRandom(1));
    }

    private static ArmResult result(List<List<Integer>> confusion, int epochs, SplittableRandom random) {
        int[][] counts = confusion.stream()
                .map(row -> row.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        double accuracy = Inference.accuracy(counts);
        List<EpochResult> course = IntStream.rangeClosed(1, epochs)
                .mapToObj(epoch -> EpochResult.of(
                        Math.exp(-epoch + 0.2 * random.nextGaussian()),
                        epoch == epochs ? accuracy : accuracy * epoch / epochs,
                        Map.of()))
                .toList();
        return new ArmResult(Map.of(ArmResult.ACCURACY, accuracy), course, confusion, SHA256, null);
    }

    /** Each class is read right in that part of its images; the rest is read as the next class. */
    private static List<List<Integer>> confusion(double accuracy, List<Integer> images) {
        List<List<Integer>> rows = new ArrayList<>();
        for (int label = 0; label < images.size(); label++) {
            int right = (int) Math.round(accuracy * images.get(label));
            int wrong = images.get(label) - right;
            int own = label;
            rows.add(IntStream.range(0, images.size())
                    .mapToObj(guess -> guess == own ? right : guess == (own + 1) % images.size() ? wrong : 0)
                    .toList());
        }
        return rows;
    }
}
