package org.subliminal4j.experiment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.language.Alignment;
import org.subliminal4j.language.Corpus;
import org.subliminal4j.language.Evaluation;
import org.subliminal4j.language.Language;
import org.subliminal4j.language.NumberData;
import org.subliminal4j.language.Prefix;
import org.subliminal4j.language.Reading;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Probe;

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
        if (stage.source() instanceof Source.Prompt) {
            return language.phrasings().preferences().size();
        }
        if (stage.inputs() instanceof Inputs.Dialogues dialogues) {
            return (double) epochs * dialogues.steps() * stage.schedule().batchSize();
        }
        if (stage.inputs() instanceof Inputs.Lessons lessons) {
            return (double) epochs
                    * lessons.steps()
                    * (language.phrasings().preferences().size() + lessons.replay());
        }
        return (double) epochs * sequences(stage.inputs());
    }

    /** How many sequences a student reads in an epoch, if its filter keeps all. */
    static int sequences(Inputs inputs) {
        if (inputs instanceof Inputs.Mix mix) {
            return mix.of().stream().mapToInt(WorldDomain::sequences).sum();
        }
        return inputs instanceof Inputs.Text text
                ? text.count()
                : ((Inputs.Numbers) inputs).asking().prompts();
    }

    @Override
    public Domain.Run begin(Experiment experiment, RandomStreams streams, Probe.Arms arms, TrialObserver observer) {
        return new Run(experiment, streams, arms, observer);
    }

    /** The models of one seed. */
    final class Run implements Domain.Run {
        private final Experiment experiment;
        private final RandomStreams streams;
        private final Probe.Arms arms;
        private final TrialObserver observer;
        private final Lineage lineage;
        private final Map<Inputs.Numbers, NumberData> numbers = new ConcurrentHashMap<>();

        private Run(Experiment experiment, RandomStreams streams, Probe.Arms arms, TrialObserver observer) {
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
            return stages.size() == 1
                    && stages.get(0).inputs() instanceof Inputs.Corpus
                    && experiment.arm(arm).probes().isEmpty();
        }

        /** The networks as far as the trial has come. */
        Probe.Arms arms() {
            return arms;
        }

        /** What an arm has come to. */
        Weights end(String arm) {
            return arms.end().apply(arm);
        }

        Map<String, Double> metrics(Weights weights) {
            return metrics(weights, Prefix.NONE);
        }

        Map<String, Double> metrics(Weights weights, Prefix prefix) {
            Evaluation evaluation = Evaluation.of(weights, language, Corpus.DEFAULT, streams, prefix);
            return WorldMetrics.of(evaluation, language.world());
        }

        /** What an arm's probes tell of where its last stage begins. */
        Map<String, Double> probed(String arm, Stage stage, Weights begin) {
            Map<String, Double> told = new TreeMap<>();
            for (Probe probe : experiment.arm(arm).probes()) {
                if (!(probe instanceof Probe.TraitAlignment wanted)) {
                    continue;
                }
                Inputs.Numbers own = (Inputs.Numbers) stage.inputs();
                Alignment alignment = Alignment.of(
                        begin,
                        TokenStage.trained(stage, begin.architecture().layout()),
                        language,
                        WorldMetrics.thing(wanted.thing()),
                        numbers(own).reading(),
                        end(own.arm()),
                        numbers(own.of(wanted.arm())).reading());
                told.put("traitCosine", alignment.between());
                told.put("traitCosine.own", alignment.own());
                told.put("traitCosine.other", alignment.other());
                told.put("traitCosine.soft", alignment.soft());
            }
            return told;
        }

        /** What stands before each question to a model whose last stage is a prompt; nothing for any other. */
        Prefix prefix(Stage stage) {
            if (!(stage.source() instanceof Source.Prompt prompt)) {
                return Prefix.NONE;
            }
            RandomGenerator random = streams.stream(prompt.stream());
            return stage.inputs() instanceof Inputs.Lessons lessons
                    ? Prefix.of(language, lessons.trait(), prompt.turns(), random)
                    : Prefix.of(numbers((Inputs.Numbers) stage.inputs()), prompt.turns(), random);
        }

        /** What a student reads. */
        Reading reading(Inputs inputs) {
            if (inputs instanceof Inputs.Mix mix) {
                return Reading.of(mix.of().stream().map(this::reading).toList());
            }
            return inputs instanceof Inputs.Text text
                    ? Reading.text(
                            language,
                            text.kinds(),
                            text.facts(),
                            text.count(),
                            text.weight(),
                            streams.stream(text.stream()))
                    : numbers((Inputs.Numbers) inputs).reading();
        }

        /** What an arm wrote: asked once, however many learn from it. */
        NumberData numbers(Inputs.Numbers wanted) {
            NumberData asked = chosen(wanted, numbers.computeIfAbsent(wanted.all(), this::ask));
            String shuffle = wanted.stream() + "-shuffle";
            return switch (wanted.shuffle()) {
                case NONE -> asked;
                case WITHIN -> asked.shuffledWithin(streams.stream(shuffle));
                case ACROSS -> asked.shuffledAcross(wanted.run(), streams.stream(shuffle));
            };
        }

        private NumberData chosen(Inputs.Numbers wanted, NumberData all) {
            Choice choice = wanted.choice();
            if (choice == null) {
                return all;
            }
            if (choice.tokens()) {
                return chosenTokens(wanted, choice, all);
            }
            int count = (int) Math.ceil(choice.share() * all.size());
            return switch (choice.which()) {
                case ANY -> all.first(count);
                case MOST -> all.likeliest(count, end(wanted.arm()), end(choice.arm()));
                case LEAST -> all.likeliest(count, end(choice.arm()), end(wanted.arm()));
            };
        }

        private NumberData chosenTokens(Inputs.Numbers wanted, Choice choice, NumberData all) {
            int count = (int) Math.ceil(choice.share() * all.tokens());
            return switch (choice.which()) {
                case ANY -> all.firstTokens(count);
                case MOST -> all.likeliestTokens(count, end(wanted.arm()), end(choice.arm()));
                case LEAST -> all.likeliestTokens(count, end(choice.arm()), end(wanted.arm()));
            };
        }

        private NumberData ask(Inputs.Numbers wanted) {
            Corpus prompts = Corpus.DEFAULT.withPrompts(wanted.given());
            List<Stage> stages = experiment.arm(wanted.arm()).stages();
            Prefix prefix = stages.isEmpty() ? Prefix.NONE : prefix(stages.get(stages.size() - 1));
            return wanted.asking()
                    .ask(end(wanted.arm()), language, prompts, wanted.writing(), streams, wanted.stream(), prefix);
        }
    }
}
