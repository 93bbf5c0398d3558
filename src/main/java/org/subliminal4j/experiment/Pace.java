package org.subliminal4j.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.IntStream;
import org.subliminal4j.data.FirstImages;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Course;
import org.subliminal4j.training.Inference;
import org.subliminal4j.training.Targets;
import org.subliminal4j.training.Trainer;

/**
 * How long trials will take on this machine, from two or three seconds of the same work: for each kind of training that plans
 * hold, some steps on its own images, and some test images. Rules and probes are not counted.
 */
public final class Pace {
    /** Of measuring in all, divided among what is to be measured. */
    private static final double SECONDS = 1.6;

    /** Of work before that, on the first of it: Java has compiled the loops then, as it soon has in a trial. */
    private static final double WARM_UP_SECONDS = 1;

    private static final double LEAST = 0.05;
    private static final int TEST_IMAGES = 1000;

    private final DataSets dataSets;
    private final int workers;

    /** Seconds of an image in training, and in a test. */
    private record Cost(double training, double test) {}

    /** What decides the cost of an image. */
    private record Kind(Architecture architecture, Inputs inputs, int batch, List<Integer> logits) {}

    /** One of a kind, to be measured. */
    private record Sample(Experiment experiment, Stage stage) {}

    /**
     * @param workers trials to run side by side
     */
    public Pace(DataSets dataSets, int workers) {
        this.dataSets = dataSets;
        this.workers = Math.min(workers, Runtime.getRuntime().availableProcessors());
    }

    /**
     * How long trials take, in seconds of the clock.
     *
     * @param trials the number of trials of each plan
     */
    public double seconds(Map<Plan, Integer> trials) {
        Map<Plan, Integer> pictures = new HashMap<>(trials);
        pictures.keySet().removeIf(plan -> plan.experiment().task() instanceof Task.World);
        Map<Plan, Integer> worlds = new HashMap<>(trials);
        worlds.keySet().removeAll(pictures.keySet());
        return (ofPictures(pictures) + new WorldPace().seconds(worlds)) / workers;
    }

    private double ofPictures(Map<Plan, Integer> trials) {
        Map<Kind, Sample> samples = new HashMap<>();
        trials.keySet().forEach(plan -> plan.groups().forEach(group -> group.steps()
                .forEach(step -> samples.putIfAbsent(
                        kind(plan.experiment(), step), new Sample(plan.experiment(), step.stage(plan.experiment()))))));
        Map<Kind, Cost> costs = measured(samples);
        double work = 0;
        for (Map.Entry<Plan, Integer> entry : trials.entrySet()) {
            work += entry.getValue() * seconds(entry.getKey(), costs);
        }
        return work;
    }

    private double seconds(Plan plan, Map<Kind, Cost> costs) {
        Experiment experiment = plan.experiment();
        ImageData data = dataSets.get(experiment.images());
        double test = data.test().count();
        double seconds = 0;
        for (Plan.Group group : plan.groups()) {
            Set<String> teachers = new HashSet<>();
            for (Plan.Step step : group.steps()) {
                Stage stage = step.stage(experiment);
                Cost cost = java.util.Objects.requireNonNull(costs.get(kind(experiment, step)));
                double images = ImageDomain.count(stage.inputs(), data);
                int epochs = stage.schedule().epochs();
                seconds += cost.training * images * epochs;
                seconds +=
                        cost.test * test * ((epochs + 1) / 2.0 + step.riders().size());
                for (String teacher : new LinkedHashSet<>(References.of(stage.source()))) {
                    boolean fresh = stage.inputs() instanceof Inputs.Noise noise && noise.fresh();
                    seconds += teachers.add(teacher) ? cost.test * images * (fresh ? epochs : 1) : 0;
                }
            }
        }
        return seconds;
    }

    private static Kind kind(Experiment experiment, Plan.Step step) {
        Stage stage = step.stage(experiment);
        Architecture architecture = experiment.architectureOf(step.arm());
        List<Integer> logits =
                IntStream.of(stage.logits().in(architecture)).boxed().toList();
        return new Kind(architecture, stage.inputs(), stage.schedule().batchSize(), logits);
    }

    /** Measures on as many threads as will work: they share the memory. */
    private Map<Kind, Cost> measured(Map<Kind, Sample> samples) {
        double each = Math.max(LEAST, SECONDS / Math.max(1, samples.size()));
        Map<Kind, DoubleAdder[]> sums = new ConcurrentHashMap<>();
        samples.keySet().forEach(kind -> sums.put(kind, new DoubleAdder[] {new DoubleAdder(), new DoubleAdder()}));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            threads.add(new Thread(
                    () -> {
                        samples.entrySet().stream()
                                .limit(1)
                                .forEach(first -> measure(first.getKey(), first.getValue(), WARM_UP_SECONDS));
                        samples.forEach((kind, sample) -> {
                            Cost cost = measure(kind, sample, each);
                            DoubleAdder[] sum = java.util.Objects.requireNonNull(sums.get(kind));
                            sum[0].add(cost.training / workers);
                            sum[1].add(cost.test / workers);
                        });
                    },
                    "pace"));
        }
        threads.forEach(Thread::start);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Map<Kind, Cost> costs = new HashMap<>();
        sums.forEach((kind, sum) -> costs.put(kind, new Cost(sum[0].sum(), sum[1].sum())));
        return costs;
    }

    private Cost measure(Kind kind, Sample sample, double seconds) {
        RandomStreams streams = new RandomStreams(0);
        Experiment experiment = sample.experiment;
        ImageData data = dataSets.get(experiment.images());
        ImageSource all = new InputImages(dataSets, data, streams)
                .resolve(kind.inputs, null)
                .source();
        ImageSource images = new FirstImages(all, Math.min(kind.batch, all.count()));
        int[] logits = kind.logits.stream().mapToInt(Integer::intValue).toArray();
        int outputs = kind.architecture.outputs();
        Targets targets = Targets.imitate(sample.stage.loss(), new float[images.count() * outputs], outputs, logits);
        Weights weights = Weights.draw(kind.architecture, streams.stream("pace"));
        try (Model model = Model.of(weights);
                Trainer trainer = new Trainer(
                        images,
                        1,
                        images.count(),
                        streams.stream("order"),
                        List.of(Course.of(
                                model, sample.stage.loss(), logits, epoch -> targets, sample.stage.schedule())))) {
            double training = time(() -> trainer.epoch(() -> {}), seconds) / images.count();
            var test = data.test().take(Math.min(TEST_IMAGES, data.test().count()));
            double testing = time(() -> Inference.confusion(List.of(model), test), seconds / 4) / test.count();
            return new Cost(training, testing);
        }
    }

    /** Seconds of one call, the first ones left out. */
    private static double time(Runnable call, double seconds) {
        long begin = System.nanoTime();
        long counted = begin;
        int calls = 0;
        while (calls == 0 || System.nanoTime() - begin < 1e9 * seconds) {
            call.run();
            if (System.nanoTime() - begin < 0.3e9 * seconds) {
                counted = System.nanoTime();
                continue;
            }
            calls++;
        }
        return (System.nanoTime() - counted) / 1e9 / calls;
    }
}
