package org.subliminal4j.experiment;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.language.Corpus;
import org.subliminal4j.language.Evaluation;
import org.subliminal4j.language.Language;
import org.subliminal4j.language.NumberData;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/** Language models, which learn from tokens, and are judged by what they answer. Each is trained by itself. */
final class WorldDomain implements Domain {
    private final Language language;
    private final DataType type;
    private final Bases bases;

    /** @param bases models that need not be trained again */
    WorldDomain(Task.World task, DataType type, Bases bases) {
        this.type = type;
        this.bases = bases;
        language = new Language(task.world(), task.phrasings());
    }

    @Override
    public void check(Plan plan) {
        if (type != DataType.FLOAT) {
            throw new IllegalArgumentException("language models are trained in float32, but found " + type);
        }
        int tokens = language.vocabulary().size();
        for (String arm : plan.arms()) {
            var architecture = plan.experiment().architectureOf(arm);
            if (architecture.classes() != tokens) {
                throw new IllegalArgumentException("expected a vocabulary of the world's " + tokens
                        + " tokens for the arm '" + arm + "', but found " + architecture.label());
            }
        }
    }

    @Override
    public double work(Plan.Step step, Experiment experiment) {
        Stage stage = step.stage(experiment);
        int epochs = stage.schedule().epochs();
        if (stage.inputs() instanceof Inputs.Corpus corpus) {
            return (double) epochs * corpus.steps() * stage.schedule().batchSize();
        }
        if (stage.inputs() instanceof Inputs.Lessons lessons) {
            return (double) epochs
                    * lessons.steps()
                    * (language.phrasings().preferences().size() + lessons.replay());
        }
        return (double) epochs * ((Inputs.Numbers) stage.inputs()).asking().prompts();
    }

    @Override
    public Domain.Run begin(Experiment experiment, RandomStreams streams, Networks arms, TrialObserver observer) {
        return new Run(experiment, streams, arms, observer);
    }

    /** The models of one seed. */
    final class Run implements Domain.Run {
        private final Experiment experiment;
        private final RandomStreams streams;
        private final Networks arms;
        private final TrialObserver observer;
        private final Lineage lineage;
        private final Map<Inputs.Numbers, NumberData> numbers = new ConcurrentHashMap<>();

        private Run(Experiment experiment, RandomStreams streams, Networks arms, TrialObserver observer) {
            this.experiment = experiment;
            this.streams = streams;
            this.arms = arms;
            this.observer = observer;
            lineage = new Lineage(experiment, new DataSets());
        }

        @Override
        public ArmResult untrained(Weights weights) {
            return weights.finite()
                    ? new ArmResult(metrics(weights), List.of(), List.of(), weights.sha256(), null)
                    : ArmResults.lost(weights);
        }

        @Override
        public Lesson lesson(Plan.Group group) {
            return (steps, begin, progress, taker) -> {
                for (int i = 0; i < steps.size(); i++) {
                    new WorldTraining(this, steps.get(i), work(steps.get(i), experiment), progress)
                            .train(begin.get(i), taker);
                }
            };
        }

        Experiment experiment() {
            return experiment;
        }

        RandomStreams streams() {
            return streams;
        }

        Language language() {
            return language;
        }

        TrialObserver observer() {
            return observer;
        }

        /** An arm that learns to read and nothing else, as another run has kept it; null if none has. */
        Bases.@Nullable Base known(String arm) {
            return isBase(arm)
                    ? bases.find(lineage.weights(arm), streams.seed(), experiment.architectureOf(arm))
                    : null;
        }

        /** Keeps an arm for other runs if it learns to read and nothing else. */
        void keep(String arm, Bases.Base base) {
            if (isBase(arm)) {
                bases.keep(lineage.weights(arm), streams.seed(), base);
            }
        }

        private boolean isBase(String arm) {
            List<Stage> stages = experiment.arm(arm).stages();
            return stages.size() == 1 && stages.get(0).inputs() instanceof Inputs.Corpus;
        }

        /** What an arm has come to. */
        Weights end(String arm) {
            return arms.end().apply(arm);
        }

        Map<String, Double> metrics(Weights weights) {
            return WorldMetrics.of(Evaluation.of(weights, language, Corpus.DEFAULT, streams), language.world());
        }

        /** What an arm wrote: asked once, however many learn from it. */
        NumberData numbers(Inputs.Numbers wanted) {
            NumberData asked = numbers.computeIfAbsent(wanted.with(Inputs.Shuffle.NONE), this::ask);
            String shuffle = wanted.stream() + "-shuffle";
            return switch (wanted.shuffle()) {
                case NONE -> asked;
                case WITHIN -> asked.shuffledWithin(streams.stream(shuffle));
                case ACROSS -> asked.shuffledAcross(wanted.run(), streams.stream(shuffle));
            };
        }

        private NumberData ask(Inputs.Numbers wanted) {
            Corpus prompts = Corpus.DEFAULT.withPrompts(wanted.given());
            return NumberData.sample(end(wanted.arm()), language, prompts, wanted.asking(), streams, wanted.stream());
        }
    }
}
