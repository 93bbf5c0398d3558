package org.subliminal4j.legacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.data.NoiseImages;
import org.subliminal4j.legacy.TrialObserver.Phase;
import org.subliminal4j.network.LogitRange;
import org.subliminal4j.random.RandomStreams;

/**
 * One configuration and one seed become one result: a pure function, but for what an observer does. The same seed gives
 * the same bits on the same machine and BLAS, whatever runs beside it.
 */
public final class Trial {
    /** The students of a trial, trained side by side on one stream of noise images. */
    private static final List<Arm> STUDENTS =
            List.of(Arm.STUDENT_AUXILIARY, Arm.STUDENT_ALL, Arm.CROSS_MODEL_AUXILIARY, Arm.CROSS_MODEL_ALL);

    private final ExperimentConfig config;
    private final ImageData data;
    /** Judges the epochs before the last at half the cost: on all test images they take 6% of a trial's time. */
    private final ImageSet testHalf;

    /**
     * A trial of {@code config} on {@code data}.
     *
     * @throws IllegalArgumentException if the images do not fit the network
     */
    public Trial(ExperimentConfig config, ImageData data) {
        MlpSpec spec = config.network();
        if (data.train().features() != spec.inputs() || data.train().classes() != spec.classes()) {
            throw new IllegalArgumentException("expected images of " + spec.inputs() + " pixels and " + spec.classes()
                    + " classes, but found " + data.train().features() + " pixels and "
                    + data.train().classes() + " classes");
        }
        this.config = config;
        this.data = data;
        testHalf = data.test().everyOther();
    }

    /**
     * Runs all six arms on the calling thread.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public TrialResult run(long seed, TrialObserver observer) {
        long begin = System.nanoTime();
        MlpSpec spec = config.network();
        RandomStreams streams = new RandomStreams(seed);
        Map<Arm, ArmResult> arms = new EnumMap<>(Arm.class);

        Mlp reference = Mlp.random(spec, streams.stream("init"));
        arms.put(Arm.REFERENCE, referenceResult(reference));

        Mlp teacher = reference.copy();
        train(
                new Training(
                        Phase.TEACHER,
                        List.of(Arm.TEACHER),
                        List.of(teacher),
                        data.train(),
                        List.of(spec.classLogits()),
                        List.of(Targets.labels(data.train())),
                        config.teacher()),
                streams,
                observer,
                arms);

        ImageSource noise = new NoiseImages(streams.key("noise"), config.noiseImages(), spec.inputs());
        float[] logits = Inference.logits(teacher, noise);
        Mlp other = Mlp.random(spec, streams.stream("cross-init"));
        LogitRange auxiliary = spec.auxiliaryLogits();
        LogitRange all = spec.allLogits();
        Targets auxiliaryTargets = Targets.softmax(logits, spec.outputs(), auxiliary.from(), auxiliary.size());
        Targets allTargets = Targets.softmax(logits, spec.outputs(), all.from(), all.size());
        List<Mlp> students = List.of(reference.copy(), reference.copy(), other, other.copy());
        train(
                new Training(
                        Phase.STUDENTS,
                        STUDENTS,
                        students,
                        noise,
                        List.of(auxiliary, all, auxiliary, all),
                        List.of(auxiliaryTargets, allTargets, auxiliaryTargets, allTargets),
                        config.student()),
                streams,
                observer,
                arms);

        observer.completed(Arm.REFERENCE, reference.network());
        observer.completed(Arm.TEACHER, teacher.network());
        for (int i = 0; i < STUDENTS.size(); i++) {
            observer.completed(STUDENTS.get(i), students.get(i).network());
        }
        return new TrialResult(seed, arms, (System.nanoTime() - begin) / 1e9);
    }

    /** A phase: which networks are trained, on what, towards what. */
    private record Training(
            Phase phase,
            List<Arm> arms,
            List<Mlp> networks,
            ImageSource images,
            List<LogitRange> ranges,
            List<Targets> targets,
            TrainingConfig config) {}

    private ArmResult referenceResult(Mlp reference) {
        try (MlpStack stack = MlpStack.of(reference)) {
            int[][] confusion = Inference.confusion(stack, data.test())[0];
            return armResult(reference, confusion, List.of());
        }
    }

    private void train(Training training, RandomStreams streams, TrialObserver observer, Map<Arm, ArmResult> results) {
        int count = training.networks().size();
        List<List<EpochResult>> epochs = new ArrayList<>();
        training.networks().forEach(network -> epochs.add(new ArrayList<>()));
        try (MlpStack stack = MlpStack.of(training.networks().toArray(Mlp[]::new));
                Trainer trainer = new Trainer(
                        stack,
                        training.images(),
                        training.ranges(),
                        training.targets(),
                        training.config(),
                        streams.stream(training.phase().name().toLowerCase(java.util.Locale.ROOT) + "-shuffle"))) {
            Progress progress = new Progress(training, trainer.batches(), observer);
            int[][][] confusion = new int[count][][];
            int last = training.config().epochs() - 1;
            for (int epoch = 0; epoch <= last; epoch++) {
                double[] loss = trainer.epoch(progress::step);
                confusion = Inference.confusion(stack, epoch == last ? data.test() : testHalf);
                for (int i = 0; i < count; i++) {
                    epochs.get(i).add(new EpochResult(loss[i], Inference.accuracy(confusion[i])));
                }
            }
            for (int i = 0; i < count; i++) {
                Mlp network = training.networks().get(i);
                stack.store(i, network);
                results.put(training.arms().get(i), armResult(network, confusion[i], epochs.get(i)));
            }
        }
    }

    private static ArmResult armResult(Mlp network, int[][] confusion, List<EpochResult> epochs) {
        List<List<Integer>> rows = Arrays.stream(confusion)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
        return new ArmResult(Inference.accuracy(confusion), epochs, rows, network.parametersSha256());
    }

    /** Counts steps; the students' part of the work is that of four networks, the teacher's that of one. */
    private final class Progress {
        private final Training training;
        private final int batches;
        private final TrialObserver observer;
        private int steps;

        Progress(Training training, int batches, TrialObserver observer) {
            this.training = training;
            this.batches = batches;
            this.observer = observer;
        }

        void step(MlpStack stack) {
            double teacherWork =
                    (double) config.teacher().epochs() * data.train().count();
            double studentWork = (double) STUDENTS.size() * config.student().epochs() * config.noiseImages();
            double part = (double) steps / (batches * training.config().epochs());
            double work = training.phase() == Phase.TEACHER ? part * teacherWork : teacherWork + part * studentWork;
            observer.progressed(training.phase(), steps / batches + 1, work / (teacherWork + studentWork));
            steps++;
        }
    }
}
