package org.subliminal4j.report.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.Sha256;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.WorldMetrics;
import org.subliminal4j.language.Trait;
import org.subliminal4j.study.StudyPlan;
import org.subliminal4j.study.file.Presets;
import org.subliminal4j.study.file.StudyFile;
import org.subliminal4j.study.outcome.StudyResults;

class ArmHeatTest {
    @TempDir
    private Path folder;

    /** Whoever has an animal in its name says so in half of its answers, with one seed a little more than with the other. */
    private StudyView view(String preset) {
        return view(Presets.get(preset));
    }

    private StudyView view(StudyFile file) {
        StudyPlan plan = file.withSeeds("2").plan();
        List<Results> all = List.of(results(plan, 1), results(plan, 2));
        return StudyView.of(new StudyResults(plan, Map.of(0, all)), SampleStudies.sessions(), folder);
    }

    private static Results results(StudyPlan plan, long seed) {
        Map<String, ArmResult> arms = new LinkedHashMap<>();
        double other = 0.05;
        for (Arm arm : plan.cells().get(0).experiment().arms()) {
            Map<String, Double> metrics = new TreeMap<>();
            for (Trait trait : WorldMetrics.taught(plan.cells().get(0).experiment())) {
                metrics.put(
                        WorldMetrics.probability(trait),
                        arm.name().endsWith("-" + trait.name()) ? 0.4 + 0.1 * seed : other);
                other += 0.001;
            }
            String hash = Sha256.of(arm.name() + seed);
            arms.put(arm.name(), new ArmResult(metrics, List.of(), List.of(), hash, null));
        }
        return new Results(seed, arms, 1);
    }

    @Test
    void eachNetworkHasARowAndEachTraitAColumn() {
        StudyView view = view("owl-ten");
        HeatChart chart = TraitHeat.of(view);
        assertThat(chart).isNotNull();
        assertThat(chart.xs()).hasSize(10).startsWith("owl", "dolphin");
        assertThat(chart.ys()).hasSize(21).contains("Base", "Student of wolf");
        assertThat(chart.tiles()).hasSize(210);
        HeatChart.Tile own = chart.tiles().stream()
                .filter(tile -> tile.x().equals("wolf") && tile.y().equals("Student of wolf"))
                .findFirst()
                .orElseThrow();
        assertThat(own.mean()).isCloseTo(0.55, within(1e-12));
        assertThat(own.text()).isEqualTo("55.0");
        assertThat(StudyPage.html(view)).contains(TraitHeat.TITLE, "<td class=\"number\">55.0</td>");
        assertThat(StudyFigure.draw(view).getHeight()).isGreaterThan(2000);
    }

    @Test
    void eachStudentStandsWhereItsBaseAndThatOfItsTeacherMeet() {
        StudyView view = view("owl-who");
        HeatChart chart = BaseHeat.of(view);
        assertThat(chart).isNotNull();
        assertThat(chart.xs())
                .isEqualTo(chart.ys())
                .containsExactly("Base", "Base, other order", "Base, other init", "Base that read on", "Wide base");
        // All pairs of the first four, the wide one by itself, and it and the first.
        assertThat(chart.tiles()).hasSize(16 + 1 + 2);
        double mean = view.analysis()
                .cells()
                .get(0)
                .sample("later-to-init", "p-animal-owl")
                .mean();
        assertThat(chart.tiles())
                .filteredOn(
                        tile -> tile.y().equals("Base that read on") && tile.x().equals("Base, other init"))
                .singleElement()
                .satisfies(tile -> assertThat(tile.mean()).isEqualTo(mean));
        assertThat(TraitHeat.of(view)).isNull();
        assertThat(StudyPage.html(view)).contains(BaseHeat.TITLE);
    }

    @Test
    void numbersOfAnUntaughtModelTeachNothing() {
        HeatChart chart = BaseHeat.of(view(Presets.get("owl-who").withSet("base-to-base.inputs.arm", "later")));
        assertThat(chart).isNotNull();
        assertThat(chart.tiles()).hasSize(18);
        assertThat(chart.text("Base", "Base")).isEmpty();
    }

    @Test
    void twoStudentsOfOneTileNeedAnotherChart() {
        assertThat(BaseHeat.of(view(Presets.get("owl-who").withSet("base-to-order.inputs.arm", "teacher-order"))))
                .isNull();
    }

    @Test
    void oneBaseAndTwoTraitsNeedNoMap() {
        assertThat(HeatSection.ofArms(view("owl"))).isEmpty();
    }
}
