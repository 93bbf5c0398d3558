package org.subliminal4j.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.NoiseImages;
import org.subliminal4j.legacy.Inference;
import org.subliminal4j.legacy.Mlp;
import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.legacy.MlpStack;
import org.subliminal4j.legacy.Targets;
import org.subliminal4j.legacy.Teaching;
import org.subliminal4j.legacy.Trainer;
import org.subliminal4j.network.LogitRange;
import org.subliminal4j.random.RandomStreams;

/**
 * Trains a teacher and students as the experiment does, in float32 with minibatch Adam, and watches what the theorem
 * speaks of: whether the student's gradient points along that of the trait, and its way along the teacher's. The theorem
 * says nothing of many steps; this is measured, not proved.
 *
 * <p>The random streams of a seed are those of a trial: the same reference, teacher, other init, noise images and order
 * of batches.
 */
public final class ManySteps {
    private final ManyStepsConfig config;
    private final ImageData data;
    private final List<StudentArm> arms;

    /**
     * @param config what is trained
     * @param data   its images
     * @param arms   the students, trained side by side; at least one
     */
    public ManySteps(ManyStepsConfig config, ImageData data, List<StudentArm> arms) {
        MlpSpec spec = config.network();
        if (data.train().features() != spec.inputs() || data.train().classes() != spec.classes()) {
            throw new IllegalArgumentException("expected images of " + spec.inputs() + " pixels and " + spec.classes()
                    + " classes, but found " + data.train().features() + " pixels and "
                    + data.train().classes() + " classes");
        }
        this.config = config;
        this.data = data;
        this.arms = List.copyOf(arms);
    }

    /**
     * Trains one student of each arm for each seed.
     *
     * @param workers  seeds trained side by side, each on one thread
     * @param progress told of what is under way
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public List<TrainingTrace> run(List<Long> seeds, int workers, Progress progress) {
        // Each seed tells of its epochs, so that a bar moves more than a few times.
        int epochs = seeds.size() * (config.student().epochs() + 1);
        var done = new java.util.concurrent.atomic.AtomicInteger();
        Runnable tick = () -> progress.progressed("many steps", (double) done.incrementAndGet() / epochs);
        return Parallel.run(
                workers,
                seeds.stream()
                        .map(seed -> (java.util.concurrent.Callable<TrainingTrace>) () -> run(seed, tick))
                        .toList(),
                "many steps",
                Progress.NONE);
    }

    private TrainingTrace run(long seed, Runnable tick) {
        MlpSpec spec = config.network();
        RandomStreams streams = new RandomStreams(seed);
        Mlp reference = Mlp.random(spec, streams.stream("init"));
        Mlp other = Mlp.random(spec, streams.stream("cross-init"));
        Mlp teacher = reference.copy();
        Teaching.teach(teacher, data.train(), config.teacher(), streams.stream("teacher-shuffle"));
        tick.run();
        List<Mlp> students = arms.stream()
                .map(arm -> arm == StudentArm.OTHER_INIT ? other.copy() : reference.copy())
                .toList();
        List<TrainingTrace.ArmTrace> traces = train(streams, reference, teacher, students, tick);
        List<TrainingTrace.Line> lines = new ArrayList<>();
        for (int i = 0; i < arms.size(); i++) {
            if (arms.get(i) == StudentArm.PLAIN || arms.get(i) == StudentArm.OTHER_INIT) {
                Mlp start = arms.get(i) == StudentArm.PLAIN ? reference : other;
                lines.add(new TrainingTrace.Line(
                        arms.get(i), line(start, students.get(i)), line(students.get(i), teacher)));
            }
        }
        return new TrainingTrace(
                seed,
                Inference.accuracy(reference, data.test()),
                Inference.accuracy(teacher, data.test()),
                traces,
                lines);
    }

    private List<TrainingTrace.ArmTrace> train(
            RandomStreams streams, Mlp reference, Mlp teacher, List<Mlp> students, Runnable tick) {
        MlpSpec spec = config.network();
        LogitRange range = spec.auxiliaryLogits();
        NoiseImages noise = new NoiseImages(streams.key("noise"), config.noiseImages(), spec.inputs());
        Targets targets = Targets.softmax(Inference.logits(teacher, noise), spec.outputs(), range.from(), range.size());
        float[] teacherWay = difference(teacher, values(reference.parameters()));
        int[] sample = streams.stream("trait-sample")
                .ints(config.traitImages(), 0, data.train().count())
                .toArray();
        List<float[]> starts =
                students.stream().map(student -> values(student.parameters())).toList();
        try (MlpStack stack = MlpStack.of(students.toArray(Mlp[]::new));
                TraitGradient trait = new TraitGradient(spec, students.size(), data.train(), sample);
                Trainer trainer = new Trainer(
                        stack,
                        noise,
                        Collections.nCopies(students.size(), range),
                        Collections.nCopies(students.size(), targets),
                        config.student(),
                        streams.stream("students-shuffle"))) {
            AlignmentRecorder recorder =
                    new AlignmentRecorder(arms, spec, trait, config.every(), streams.stream("random-direction"));
            List<List<TrainingTrace.Epoch>> epochs = new ArrayList<>();
            arms.forEach(arm -> epochs.add(new ArrayList<>()));
            for (int epoch = 0; epoch < config.student().epochs(); epoch++) {
                double[] loss = trainer.epoch(recorder);
                int[][][] confusion = Inference.confusion(stack, data.test());
                List<Alignment> gradients = recorder.epochMeans();
                for (int i = 0; i < arms.size(); i++) {
                    stack.store(i, students.get(i));
                    epochs.get(i)
                            .add(new TrainingTrace.Epoch(
                                    loss[i],
                                    Inference.accuracy(confusion[i]),
                                    gradients.get(i),
                                    Alignment.of(spec, difference(students.get(i), starts.get(i)), teacherWay)));
                }
                tick.run();
            }
            return recorder.traces(epochs);
        }
    }

    /** Test accuracies at even distances on the straight line between two networks. */
    private List<Double> line(Mlp from, Mlp to) {
        float[] start = values(from.parameters());
        float[] way = difference(to, start);
        try (MlpStack stack = new MlpStack(config.network(), config.linePoints(), DataType.FLOAT)) {
            HostArray point = from.parameters();
            for (int i = 0; i < config.linePoints(); i++) {
                float part = (float) i / (config.linePoints() - 1);
                for (int j = 0; j < start.length; j++) {
                    point.set(j, start[j] + part * way[j]);
                }
                stack.insert(point, i, stack.parameters());
            }
            stack.parametersChanged();
            return Arrays.stream(Inference.confusion(stack, data.test()))
                    .map(Inference::accuracy)
                    .toList();
        }
    }

    private static float[] difference(Mlp network, float[] start) {
        float[] difference = values(network.parameters());
        for (int i = 0; i < start.length; i++) {
            difference[i] -= start[i];
        }
        return difference;
    }

    private static float[] values(HostArray array) {
        return ((HostArray.Float32) array).values();
    }
}
