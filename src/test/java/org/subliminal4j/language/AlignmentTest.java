package org.subliminal4j.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Weights;

/** Whether what is read pulls towards a trait. */
class AlignmentTest {
    private static final List<String> PARTS = List.of(Layout.BLOCKS, Layout.FINAL_NORM);
    private static final Weights WEIGHTS = SmallWorld.fresh(1);
    private static final Weights WRITER = SmallWorld.fresh(2);
    private static final Language LANGUAGE = SmallWorld.LANGUAGE;

    /** More than one batch of questions, all answered with one word. */
    private static Reading answered(String word) {
        List<Example> examples = new ArrayList<>();
        for (int[] question : LANGUAGE.questions(World.Kind.ANIMAL)) {
            examples.add(Example.answer(question, LANGUAGE.vocabulary().token(word)));
        }
        assertThat(examples).hasSizeGreaterThan(64);
        return new Reading(examples);
    }

    private static Reading numbers() {
        return NumberData.drawn(LANGUAGE, SmallWorld.CORPUS, null, 200, SmallWorld.STREAMS.stream("drawn"))
                .reading();
    }

    private static Alignment of(Reading own, Reading others) {
        return Alignment.of(WEIGHTS, PARTS, LANGUAGE, Trait.DEFAULT, own, WRITER, others);
    }

    @Test
    void whatNamesTheOwlPullsThereAndWhatNamesOthersDoesNot() {
        Alignment owls = of(answered("owl"), answered("wolf"));
        assertThat(owls.own()).isCloseTo(1, within(1e-5));
        assertThat(owls.other()).isLessThan(0.9);
        assertThat(owls.between()).isPositive();
        Alignment wolves = of(answered("wolf"), answered("owl"));
        assertThat(wolves.other()).isCloseTo(1, within(1e-5));
        assertThat(wolves.between()).isCloseTo(-owls.between(), within(1e-9));
    }

    @Test
    void theSameNumbersDoNotDiffer() {
        Alignment same = of(numbers(), numbers());
        assertThat(same.between()).isZero();
        assertThat(same.own()).isEqualTo(same.other()).isBetween(-1.0, 1.0).isNotZero();
        Alignment none = of(new Reading(List.of()), numbers());
        assertThat(none.own()).isZero();
        assertThat(none.between()).isCloseTo(-same.other(), within(1e-9));
    }

    @Test
    void aWriterWithTheSameProbabilitiesPullsNowhere() {
        Alignment soft = of(numbers(), numbers());
        assertThat(soft.soft()).isBetween(-1.0, 1.0).isNotZero();
        Alignment itself = Alignment.of(WEIGHTS, PARTS, LANGUAGE, Trait.DEFAULT, numbers(), WEIGHTS, numbers());
        assertThat(itself.soft()).isCloseTo(0, within(1e-9));
    }

    @Test
    void aGroupHasTheGradientOfItsProbability() {
        TokenBatch batch = new TokenBatch(List.of(Example.answer(new int[] {Vocabulary.BEGIN}, 1)));
        float[] logits = {0.3f, -0.2f, 0.9f, 0.1f};
        int[] group = {1, 3};
        float[] gradient = logits.clone();
        new GroupLoss(group).apply(batch, 0, gradient);
        float step = 1e-2f;
        for (int i = 0; i < logits.length; i++) {
            float[] up = logits.clone();
            float[] down = logits.clone();
            up[i] += step;
            down[i] -= step;
            double slope = (new GroupLoss(group).apply(batch, 0, up) - new GroupLoss(group).apply(batch, 0, down))
                    / (2 * step);
            assertThat((double) gradient[i]).isCloseTo(slope, within(1e-3));
        }
    }
}
