package org.subliminal4j.experiment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.language.Asking;
import org.subliminal4j.language.BaseTraining;
import org.subliminal4j.language.Corpus;
import org.subliminal4j.language.Dialogues;
import org.subliminal4j.language.Evaluation;
import org.subliminal4j.language.Language;
import org.subliminal4j.language.NumberData;
import org.subliminal4j.language.Prefix;
import org.subliminal4j.language.StudentTraining;
import org.subliminal4j.language.TraitTraining;
import org.subliminal4j.language.Watch;
import org.subliminal4j.language.Writing;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.network.TransformerInit;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Schedule;

/** How long trials of language models take one after the other, from some steps of each kind of stage. */
final class WorldPace {
    private static final double SECONDS = 0.4;
    private static final int FEW_BATCHES = 12;

    private final Map<List<Object>, Double> steps = new HashMap<>();
    private final Map<List<Object>, Double> others = new HashMap<>();
    private final RandomStreams streams = new RandomStreams(0);

    double seconds(Map<Plan, Integer> trials) {
        double seconds = 0;
        for (Map.Entry<Plan, Integer> entry : trials.entrySet()) {
            seconds += entry.getValue() * seconds(entry.getKey());
        }
        return seconds;
    }

    private double seconds(Plan plan) {
        Experiment experiment = plan.experiment();
        Task.World task = (Task.World) experiment.task();
        Language language = new Language(task.world(), task.phrasings());
        Set<Object> asked = new HashSet<>();
        double seconds = 0;
        for (Plan.Group group : plan.groups()) {
            for (Plan.Step step : group.steps()) {
                Stage stage = step.stage(experiment);
                Weights weights = weights(experiment.architectureOf(step.arm()));
                seconds += evaluation(weights, language);
                seconds += stage.source() instanceof Source.Prompt ? 0 : training(stage, weights, language);
                for (Inputs.Numbers numbers : stage.inputs().numbers()) {
                    if (asked.add(numbers.all())) {
                        seconds += sampling(numbers, weights(experiment.architectureOf(numbers.arm())), language);
                    }
                }
            }
        }
        return seconds;
    }

    private Weights weights(Architecture architecture) {
        return TransformerInit.DEFAULT.draw((Transformer) architecture, DataType.FLOAT, streams.stream("pace"));
    }

    private double training(Stage stage, Weights weights, Language language) {
        Schedule schedule = stage.schedule();
        double count = schedule.epochs();
        if (stage.inputs() instanceof Inputs.Corpus corpus) {
            count *= corpus.steps();
        } else if (stage.inputs() instanceof Inputs.Dialogues dialogues) {
            count *= dialogues.steps();
        } else if (stage.inputs() instanceof Inputs.Lessons lessons) {
            count *= lessons.steps();
        } else {
            count *= Math.ceil((double) WorldDomain.sequences(stage.inputs()) / schedule.batchSize());
        }
        List<Object> kind = List.of(
                weights.architecture(),
                stage.inputs().getClass(),
                stage.source().getClass(),
                Optional.ofNullable(writing(stage.inputs())),
                schedule.batchSize(),
                stage.rules());
        return count * steps.computeIfAbsent(kind, unknown -> step(stage, weights, language));
    }

    /** Seconds of one step: the first ones are left out. */
    private double step(Stage stage, Weights weights, Language language) {
        Clock clock = new Clock();
        List<String> parts = TokenStage.trained(stage, weights.architecture().layout());
        int batch = stage.schedule().batchSize();
        var order = streams.stream("order");
        if (stage.inputs() instanceof Inputs.Corpus inputs) {
            Corpus corpus =
                    inputs.corpus().withSequences(Math.min(inputs.corpus().sequences(), FEW_BATCHES * batch));
            new BaseTraining(Integer.MAX_VALUE, batch, parts, TokenStage.schedule(stage, streams))
                    .train(weights, language, corpus, streams.stream("corpus"), order, clock);
        } else if (stage.inputs() instanceof Inputs.Dialogues inputs) {
            Corpus corpus = inputs.dialogues().corpus().withSequences(FEW_BATCHES * batch);
            int context = weights.architecture().inputs();
            new BaseTraining(Integer.MAX_VALUE, batch, parts, TokenStage.schedule(stage, streams))
                    .train(
                            weights,
                            new Dialogues(corpus, inputs.dialogues().turns())
                                    .draw(language, context, streams.stream("corpus")),
                            order,
                            clock);
        } else if (stage.inputs() instanceof Inputs.Lessons lessons) {
            new TraitTraining(Integer.MAX_VALUE, lessons.replay(), parts, TokenStage.schedule(stage, streams))
                    .train(weights, language, lessons.trait(), order, clock);
        } else {
            NumberData numbers = NumberData.drawn(
                    language, Corpus.DEFAULT, writing(stage.inputs()), FEW_BATCHES * batch, streams.stream("numbers"));
            StudentTraining training =
                    new StudentTraining(Integer.MAX_VALUE, batch, parts, TokenStage.schedule(stage, streams));
            if (stage.source() instanceof Source.Imitate) {
                training.imitate(weights, numbers, language, weights, order, clock);
            } else {
                training.train(weights, numbers.reading(), order, clock);
            }
        }
        return clock.seconds();
    }

    /** What the first of those writes that a stage learns from; null for numbers, or where nothing is learned of anybody. */
    private static Writing.@Nullable Genre writing(Inputs inputs) {
        return inputs.numbers().isEmpty() ? null : inputs.numbers().get(0).writing();
    }

    private double evaluation(Weights weights, Language language) {
        return others.computeIfAbsent(List.of("evaluation", weights.architecture()), unknown -> {
            Evaluation.of(weights, language, Corpus.DEFAULT, streams);
            return time(() -> Evaluation.of(weights, language, Corpus.DEFAULT, streams));
        });
    }

    private double sampling(Inputs.Numbers numbers, Weights weights, Language language) {
        int few = Math.min(numbers.asking().prompts(), Asking.AT_ONCE);
        Asking asking = numbers.asking().withPrompts(few);
        double seconds = others.computeIfAbsent(
                List.of(
                        "sampling",
                        weights.architecture(),
                        asking,
                        numbers.given(),
                        Optional.ofNullable(numbers.writing())),
                unknown -> time(() -> asking.ask(
                        weights,
                        language,
                        Corpus.DEFAULT.withPrompts(numbers.given()),
                        numbers.writing(),
                        streams,
                        "asked",
                        Prefix.NONE)));
        return seconds * numbers.asking().prompts() / few;
    }

    private static double time(Runnable call) {
        long begin = System.nanoTime();
        call.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Lets a training go on until it has been timed. */
    private static final class Clock implements Watch {
        private final long begin = System.nanoTime();
        private long counted = begin;
        private long last = begin;
        private int steps;

        @Override
        public boolean step(double loss) {
            last = System.nanoTime();
            if (last - begin < 0.3e9 * SECONDS) {
                counted = last;
            } else {
                steps++;
            }
            return steps == 0 || last - begin < 1e9 * SECONDS;
        }

        double seconds() {
            return (last - counted) / 1e9 / Math.max(1, steps);
        }
    }
}
