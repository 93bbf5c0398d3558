package org.subliminal4j.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.language.BaseTraining;
import org.subliminal4j.language.NumberData;
import org.subliminal4j.language.Reading;
import org.subliminal4j.language.StudentTraining;
import org.subliminal4j.language.TokenSchedule;
import org.subliminal4j.language.TraitTraining;
import org.subliminal4j.language.Watch;
import org.subliminal4j.network.Learner;
import org.subliminal4j.network.Weights;
import org.subliminal4j.training.Probe;
import org.subliminal4j.training.Schedule;
import org.subliminal4j.training.Trainer.Diverged;

/** One stage of one language model. */
final class WorldTraining implements Watch {
    private final WorldDomain.Run run;
    private final Plan.Step step;
    private final Stage stage;
    private final double work;
    private final Progress progress;
    private final List<EpochResult> epochs = new ArrayList<>();
    private final Map<String, Double> more = new TreeMap<>();
    private int stepsOfEpoch = 1;
    private long steps;
    private double loss;
    private @Nullable Diverged diverged;
    private List<Probe.Observer> observers = List.of();

    /** @param work what the stage is worth in the unit of {@code progress} */
    WorldTraining(WorldDomain.Run run, Plan.Step step, double work, Progress progress) {
        this.run = run;
        this.step = step;
        this.work = work;
        this.progress = progress;
        stage = step.stage(run.experiment());
    }

    /**
     * Trains and judges.
     *
     * @param taker given what comes out
     */
    void train(Weights begin, Domain.Taker taker) {
        if (stage.source() instanceof Source.Prompt) {
            ArmResult result = begin.finite()
                    ? new ArmResult(run.metrics(begin, run.prefix(stage)), epochs, List.of(), begin.sha256(), null)
                    : ArmResults.lost(begin);
            taker.take(step.arm(), begin, result);
            return;
        }
        Bases.Base known = run.known(step.arm());
        Weights weights = known == null ? trained(begin) : known.weights();
        if (known != null) {
            epochs.addAll(known.epochs());
            progress.batch(
                    step.arm(), stage.schedule().epochs(), stage.schedule().epochs(), work);
        }
        if (diverged == null && !weights.finite()) {
            diverged = new Diverged(stage.schedule().epochs(), steps);
        }
        if (diverged != null) {
            taker.take(step.arm(), weights, new ArmResult(Map.of(), epochs, List.of(), weights.sha256(), diverged));
            return;
        }
        if (known == null) {
            run.keep(step.arm(), new Bases.Base(weights, epochs));
        }
        more.putAll(run.metrics(weights));
        observers.forEach(observer -> more.putAll(ArmResults.finite(observer.ended())));
        if (step.last(run.experiment())) {
            more.putAll(run.probed(step.arm(), stage, begin));
        }
        taker.take(step.arm(), weights, new ArmResult(more, epochs, List.of(), weights.sha256(), null));
    }

    private Weights trained(Weights begin) {
        Schedule schedule = stage.schedule();
        List<String> parts = TokenStage.trained(stage, begin.architecture().layout());
        TokenSchedule tokens = TokenStage.schedule(stage, run.streams());
        RandomGenerator order = run.streams().stream(stage.order());
        if (stage.inputs() instanceof Inputs.Corpus corpus) {
            stepsOfEpoch = corpus.steps();
            return new BaseTraining(schedule.epochs() * corpus.steps(), schedule.batchSize(), parts, tokens)
                    .train(begin, run.language(), corpus.corpus(), run.streams().stream(corpus.stream()), order, this);
        }
        if (stage.inputs() instanceof Inputs.Dialogues inputs) {
            stepsOfEpoch = inputs.steps();
            int context = begin.architecture().inputs();
            Reading reading = inputs.dialogues().draw(run.language(), context, run.streams().stream(inputs.stream()));
            return new BaseTraining(schedule.epochs() * inputs.steps(), schedule.batchSize(), parts, tokens)
                    .train(begin, reading, order, this);
        }
        if (stage.inputs() instanceof Inputs.Lessons lessons) {
            stepsOfEpoch = lessons.steps();
            return new TraitTraining(schedule.epochs() * lessons.steps(), lessons.replay(), parts, tokens)
                    .train(begin, run.language(), lessons.trait(), order, this);
        }
        List<NumberData> learned =
                stage.inputs().numbers().stream().map(run::numbers).toList();
        learned.stream()
                .map(NumberData::keptShare)
                .min(Double::compare)
                .ifPresent(share -> more.put(WorldMetrics.KEPT, share));
        learned.stream().findFirst().ifPresent(numbers -> run.observer().learns(step.arm(), numbers));
        Reading reading = run.reading(stage.inputs());
        if (reading.size() == 0) {
            // There is nothing to learn, so that nothing changes.
            return begin;
        }
        stepsOfEpoch = (reading.size() + schedule.batchSize() - 1) / schedule.batchSize();
        StudentTraining training = new StudentTraining(schedule.epochs(), schedule.batchSize(), parts, tokens);
        return stage.source() instanceof Source.Imitate imitate && stage.inputs() instanceof Inputs.Numbers numbers
                ? training.imitate(begin, run.numbers(numbers), run.language(), run.end(imitate.arm()), order, this)
                : training.train(begin, reading, order, this);
    }

    @Override
    public void begin(Learner learner) {
        Arm arm = run.experiment().arm(step.arm());
        if (step.last(run.experiment())) {
            observers = arm.probes().stream()
                    .filter(Probe.OfWay.class::isInstance)
                    .map(probe -> ((Probe.OfWay) probe).start(learner, run.arms()))
                    .toList();
        }
    }

    @Override
    public boolean step(double value) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("training was interrupted");
        }
        int planned = stage.schedule().epochs();
        int epoch = (int) (steps++ / stepsOfEpoch) + 1;
        progress.batch(step.arm(), epoch, planned, work / ((double) planned * stepsOfEpoch));
        if (!Double.isFinite(value)) {
            diverged = new Diverged(epoch, steps);
            return false;
        }
        loss += value;
        observers.forEach(observer -> observer.afterUpdate(steps));
        if (steps % stepsOfEpoch == 0) {
            Map<String, Double> probes = new TreeMap<>();
            observers.forEach(observer -> probes.putAll(ArmResults.finite(observer.epochEnded(epoch))));
            epochs.add(new EpochResult(loss / stepsOfEpoch, probes));
            loss = 0;
        }
        return true;
    }
}
