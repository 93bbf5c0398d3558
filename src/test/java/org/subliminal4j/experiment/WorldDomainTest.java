package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.language.Phrasings;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.training.Probe;

/** What the stages of language models are worth, and which models are kept for other runs. */
class WorldDomainTest {
    private static final int QUESTIONS =
            SmallOwl.LANGUAGE.phrasings().preferences().size();
    private static final Arm BASE = new Arm("base", "", Start.Fresh.DEFAULT, List.of(SmallOwl.base()), List.of());

    /** Sequences, by which the progress of a trial is told. */
    private static double work(Stage stage) {
        Experiment experiment =
                SmallOwl.of(BASE, Arm.from("base", "teacher", SmallOwl.teacher()), Arm.from("base", "student", stage));
        return new WorldDomain(new Task.World(SmallOwl.WORLD, Phrasings.DEFAULT), DataType.FLOAT, Bases.NONE)
                .work(new Plan.Step("student", 0, List.of()), experiment);
    }

    private static Stage twice(Stage stage) {
        return stage.with(stage.schedule().withEpochs(2));
    }

    @Test
    void aStageIsWorthTheSequencesThatItReads() {
        assertThat(work(twice(SmallOwl.base()))).isEqualTo(2 * SmallOwl.STEPS * 64);
        Inputs.Dialogues dialogues = Inputs.Dialogues.DEFAULT;
        assertThat(work(twice(SmallOwl.base().with(dialogues)))).isEqualTo(2.0 * dialogues.steps() * 64);
        Inputs.Lessons lessons = new Inputs.Lessons(Inputs.Lessons.DEFAULT.trait(), 7, 5);
        assertThat(work(twice(SmallOwl.teacher().with(lessons)))).isEqualTo(2 * 7 * (QUESTIONS + 5));
        assertThat(work(SmallOwl.teacher().with(Source.Prompt.DEFAULT))).isEqualTo(QUESTIONS);
        Stage student = SmallOwl.student(SmallOwl.NUMBERS);
        assertThat(work(twice(student))).isEqualTo(2 * 150);
        Inputs.Text text = new Inputs.Text(List.of(), 1, 40, 1, "text");
        assertThat(work(twice(student.with(text)))).isEqualTo(2 * 40);
        assertThat(work(twice(student.with(new Inputs.Mix(List.of(SmallOwl.NUMBERS, text))))))
                .isEqualTo(2 * (150 + 40));
    }

    /** Models in memory, and what was asked and kept. */
    private static final class Recorded implements Bases {
        private final Map<String, Base> kept = new TreeMap<>();
        private final List<String> found = new ArrayList<>();

        @Override
        public synchronized @Nullable Base find(String lineage, long seed, Architecture architecture) {
            Base base = kept.get(lineage + seed);
            if (base != null) {
                found.add(lineage);
            }
            return base;
        }

        @Override
        public synchronized void keep(String lineage, long seed, Base base) {
            kept.put(lineage + seed, base);
        }
    }

    @Test
    void onlyAModelThatLearnsToReadAndNothingElseIsKeptAndFound() {
        Stage once = SmallOwl.base();
        Arm probed =
                new Arm("probed", "", new Start.Same("base"), List.of(once), List.of(new Probe.Displacement("base")));
        Experiment experiment = SmallOwl.of(
                BASE,
                new Arm("again", "", Start.Fresh.DEFAULT, List.of(once, once), List.of()),
                probed,
                Arm.from("base", "teacher", SmallOwl.teacher()));
        Recorded bases = new Recorded();
        DataSets data = new DataSets().with(bases);

        Results first = new Trial(Plan.of(experiment), data).run(5);
        String lineage = new Lineage(experiment, new DataSets()).weights("base");
        assertThat(bases.kept).containsOnlyKeys(lineage + 5);
        assertThat(bases.found).isEmpty();

        assertThat(new Trial(Plan.of(experiment), data).run(5).arms()).isEqualTo(first.arms());
        assertThat(bases.found).containsExactly(lineage);
        assertThat(new Trial(Plan.of(experiment), data).run(6).arm("base").sha256())
                .isNotEqualTo(first.arm("base").sha256());
    }
}
