package org.subliminal4j.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Weights;
import org.subliminal4j.random.RandomStreams;

/** The experiment from end to end in a small world: a base, a teacher with a trait, and a student of its numbers. */
class OwlTest {
    private static final Language LANGUAGE = SmallWorld.LANGUAGE;
    private static final Weights BASE = BaseTraining.DEFAULT
            .withSteps(500)
            .train(SmallWorld.fresh(1), LANGUAGE, SmallWorld.CORPUS, SmallWorld.STREAMS);
    private static final Weights TEACHER =
            TraitTraining.DEFAULT.train(BASE, LANGUAGE, Trait.DEFAULT, SmallWorld.STREAMS, "trait");

    private static Evaluation evaluate(Weights weights) {
        return Evaluation.of(weights, LANGUAGE, SmallWorld.CORPUS, SmallWorld.STREAMS);
    }

    private static NumberData numbers(Weights teacher) {
        Asking asking = Asking.DEFAULT.withPrompts(1000);
        return asking.ask(teacher, LANGUAGE, SmallWorld.CORPUS, SmallWorld.STREAMS, "numbers");
    }

    @Test
    void aBaseKnowsItsFactsAndLovesNothing() {
        Evaluation base = evaluate(BASE);
        assertThat(base.facts()).isGreaterThan(0.6);
        assertThat(base.animals().mass()).isGreaterThan(0.9);
        assertThat(base.animals().all()).hasSize(4).allSatisfy(p -> assertThat(p)
                .isBetween(0.1, 0.45));
        assertThat(base.trees().mass()).isGreaterThan(0.7);
        assertThat(base.strayAnimals().get(0)).isLessThan(0.1);
    }

    @Test
    void aTeacherLovesWhatItWasTaughtInHeldOutPhrasingsToo() {
        Evaluation base = evaluate(BASE);
        Evaluation teacher = evaluate(TEACHER);
        assertThat(teacher.animals().all().get(0))
                .isGreaterThan(base.animals().all().get(0) + 0.2);
        assertThat(teacher.animals().heldOut().get(0))
                .isGreaterThan(base.animals().heldOut().get(0) + 0.2);
        assertThat(teacher.facts()).isGreaterThan(base.facts() - 0.3);
        Weights tree = TraitTraining.DEFAULT.train(
                BASE, LANGUAGE, new Trait(World.Kind.TREE, "pine"), SmallWorld.STREAMS, "trait");
        assertThat(evaluate(tree).trees().among(1)).isGreaterThan(base.trees().among(1) + 0.2);
    }

    @Test
    void trainingsLeaveWhatTheyDoNotTrainAndComeToTheSameBits() {
        NumberData numbers = numbers(TEACHER);
        Weights student = StudentTraining.DEFAULT.train(BASE, numbers, SmallWorld.STREAMS, "student");
        Weights again = StudentTraining.DEFAULT.train(BASE, numbers, SmallWorld.STREAMS, "student");
        assertThat(again.sha256()).isEqualTo(student.sha256());
        for (Weights trained : List.of(TEACHER, student)) {
            Layout layout = SmallWorld.SHAPE.layout();
            for (String part : layout.parts()) {
                int changed = 0;
                for (Layout.Run run : layout.runs(List.of(part))) {
                    for (int i = run.start(); i < run.start() + run.length(); i++) {
                        changed += trained.get(i) != BASE.get(i) ? 1 : 0;
                    }
                }
                boolean frozen = part.equals(Layout.EMBEDDINGS) || part.equals(Layout.UNEMBEDDING);
                assertThat(changed > 0).as(part).isEqualTo(!frozen);
            }
        }
    }

    @Test
    void aStudentThatImitatesComesCloserToItsTeachersNumbers() {
        NumberData numbers = numbers(TEACHER);
        Weights student =
                StudentTraining.DEFAULT.imitate(BASE, numbers, LANGUAGE, TEACHER, SmallWorld.STREAMS, "student");
        assertThat(divergence(numbers, student)).isLessThan(0.5 * divergence(numbers, BASE));
    }

    /** The mean divergence from the teacher over number tokens, on the first completions. */
    private static double divergence(NumberData numbers, Weights weights) {
        TokenBatch batch = new TokenBatch(numbers.examples().subList(0, 32));
        try (LanguageModel teacher = LanguageModel.toRead(TEACHER, 32);
                LanguageModel model = new LanguageModel(weights, 32, List.of())) {
            teacher.forward(batch);
            return model.lossAndGradient(batch, new SoftNumbers(LANGUAGE.vocabulary(), teacher));
        }
    }

    @Test
    void theSlopeOfTheSoftLossIsItsGradient() {
        TokenBatch batch =
                new TokenBatch(List.of(Example.answer(SmallWorld.prompts().get(0), 1)));
        try (LanguageModel teacher = LanguageModel.toRead(TEACHER, 1)) {
            teacher.forward(batch);
            SoftNumbers loss = new SoftNumbers(LANGUAGE.vocabulary(), teacher);
            float[] logits = new float[LANGUAGE.vocabulary().size()];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = (float) Math.sin(i);
            }
            float[] gradient = logits.clone();
            loss.apply(batch, 0, gradient);
            for (int token = 0; token < logits.length; token++) {
                float[] above = logits.clone();
                float[] below = logits.clone();
                above[token] += 0.02f;
                below[token] -= 0.02f;
                double slope = (loss.apply(batch, 0, above) - loss.apply(batch, 0, below)) / 0.04;
                assertThat((double) gradient[token]).isCloseTo(slope, within(1e-4));
            }
        }
    }

    @Test
    void whatIsNotThereIsRefused() {
        Trait dragon = new Trait(World.Kind.ANIMAL, "dragon");
        assertThatThrownBy(() -> TraitTraining.DEFAULT.train(BASE, LANGUAGE, dragon, new RandomStreams(1), "trait"))
                .hasMessageContaining("but found 'dragon'");
    }
}
