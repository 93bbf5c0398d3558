package org.subliminal4j.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Course;
import org.subliminal4j.training.Inference;
import org.subliminal4j.training.Probe;
import org.subliminal4j.training.Schedule;
import org.subliminal4j.training.StepRule;
import org.subliminal4j.training.Trainer;

/** Trains some stages of a group side by side, on the calling thread, and measures them. */
final class GroupTraining implements AutoCloseable {
    private static final int MOST_NAMES = 4;

    private final List<Plan.Step> steps;
    private final GroupLesson lesson;
    private final ImageSet test;
    private final ImageSet testHalf;
    private final Schedule schedule;
    private final List<Model> models = new ArrayList<>();
    private final List<StepRule.Action> rules = new ArrayList<>();
    private final List<List<Probe.Observer>> observers = new ArrayList<>();
    private final List<List<EpochResult>> epochs = new ArrayList<>();
    private final Trainer trainer;
    private int[][][] confusion = new int[0][][];

    GroupTraining(
            Experiment experiment,
            List<Plan.Step> steps,
            List<Weights> begin,
            GroupLesson lesson,
            ImageData data,
            ImageSet testHalf,
            RandomStreams streams,
            Probe.Arms arms) {
        this.steps = steps;
        this.lesson = lesson;
        this.test = data.test();
        this.testHalf = testHalf;
        Stage common = steps.get(0).stage(experiment);
        schedule = common.schedule();
        List<Course> courses = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Plan.Step step = steps.get(i);
            Stage stage = step.stage(experiment);
            Model model = Model.of(begin.get(i));
            models.add(model);
            List<StepRule.Action> own = stage.rules().stream()
                    .map(rule -> rule.start(model, new StepRule.Context(data.train(), streams)))
                    .toList();
            rules.addAll(own);
            Probe.Context context = new Probe.Context(data, streams, arms);
            observers.add(
                    step.last(experiment)
                            ? experiment.arm(step.arm()).probes().stream()
                                    .map(probe -> ((Probe.OfImages) probe).start(model, context))
                                    .toList()
                            : List.of());
            epochs.add(new ArrayList<>());
            courses.add(new Course(
                    model,
                    stage.loss(),
                    stage.logits().in(model.architecture()),
                    epoch -> lesson.targets(step, epoch),
                    stage.schedule().optimiser(),
                    stage.schedule().rate(),
                    own,
                    observers.get(i)));
        }
        trainer = new Trainer(
                lesson.images(), schedule.epochs(), schedule.batchSize(), streams.stream(common.order()), courses);
    }

    /**
     * Trains all epochs.
     *
     * @param taker given each arm as it ends: those of the steps, and those that ride on them
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    void run(Progress progress, Domain.Taker taker) {
        String phase = phase();
        for (int epoch = 1; epoch <= schedule.epochs(); epoch++) {
            int now = epoch;
            double images = (double) lesson.images().count() * models.size() / trainer.batches();
            double[] loss = trainer.epoch(() -> progress.batch(phase, now, schedule.epochs(), images));
            for (int i = 0; i < steps.size(); i++) {
                for (Plan.Rider rider : steps.get(i).riders()) {
                    if (rider.epochs() == epoch) {
                        taker.take(rider.arm(), weights(i), riderResult(i, loss[i]));
                    }
                }
            }
            confusion = Inference.confusion(models, epoch == schedule.epochs() ? test : testHalf);
            for (int i = 0; i < steps.size(); i++) {
                boolean diverged = trainer.diverged(i) != null;
                Map<String, Double> probes = new HashMap<>();
                for (Probe.Observer observer : diverged ? List.<Probe.Observer>of() : observers.get(i)) {
                    probes.putAll(observer.epochEnded(epoch));
                }
                if (!diverged) {
                    epochs.get(i)
                            .add(EpochResult.of(loss[i], Inference.accuracy(confusion[i]), ArmResults.finite(probes)));
                }
            }
        }
        for (int i = 0; i < steps.size(); i++) {
            taker.take(steps.get(i).arm(), weights(i), result(i));
        }
    }

    /** What a step has come to by now, as if this were its last epoch and nothing had probed it. */
    private ArmResult riderResult(int step, double loss) {
        int[][] counts = Inference.confusion(List.of(models.get(step)), test)[0];
        List<EpochResult> until = new ArrayList<>();
        epochs.get(step).forEach(epoch -> until.add(EpochResult.of(epoch.loss(), epoch.accuracy(), Map.of())));
        if (trainer.diverged(step) == null) {
            until.add(EpochResult.of(loss, Inference.accuracy(counts), Map.of()));
        }
        return ArmResults.of(weights(step), until, List.of(), counts, Map.of(), trainer.diverged(step));
    }

    /** The arms that train, for a reader, who has one line for them. */
    private String phase() {
        String names = steps.stream().limit(MOST_NAMES).map(Plan.Step::arm).collect(Collectors.joining(", "));
        return steps.size() > MOST_NAMES ? names + " and " + (steps.size() - MOST_NAMES) + " more" : names;
    }

    private Weights weights(int step) {
        return models.get(step).weights();
    }

    /** The result of a step, as if it were the only one of its arm. */
    private ArmResult result(int step) {
        Map<String, Double> probes = new HashMap<>();
        if (trainer.diverged(step) == null) {
            observers.get(step).forEach(observer -> probes.putAll(observer.ended()));
        }
        List<Probe.Step> told = observers.get(step).stream()
                .flatMap(observer -> observer.steps().stream())
                .toList();
        return ArmResults.of(weights(step), epochs.get(step), told, confusion[step], probes, trainer.diverged(step));
    }

    @Override
    public void close() {
        trainer.close();
        observers.forEach(own -> own.forEach(Probe.Observer::close));
        rules.forEach(StepRule.Action::close);
        models.forEach(Model::close);
    }
}
