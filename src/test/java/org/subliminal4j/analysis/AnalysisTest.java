package org.subliminal4j.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Experiments;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.stats.Interval;

class AnalysisTest {
    /** On images of which every accuracy in tenths is a whole number of each class. */
    private static final Runs EVEN = Runs.paper().on(java.util.Collections.nCopies(10, 1000));

    @Test
    void chanceIsTheShareOfTheLargestClass() {
        Chance mnist = Chance.of(Runs.DIGITS);

        assertThat(mnist.metric()).isEqualTo("accuracy");
        assertThat(mnist.value()).isCloseTo(0.1135, within(1e-12));
        assertThat(mnist.words()).contains("11.35%").contains("1135 of the 10000");
        assertThat(Chance.of(List.of(500, 500)).value()).isEqualTo(0.5);
        assertThat(mnist.metricWords()).isEqualTo("accuracy");
    }

    @Test
    void chanceIsThatOfTheFirstNetworkThatWasJudged() {
        Analysis analysis =
                Runs.paper().withValues("reference", seed -> Double.NaN).analysis(3);

        assertThat(analysis.chance()).isEqualTo(Chance.of(Runs.DIGITS));
    }

    @Test
    void whereClassesAreUnevenTheBalancedAccuracyCounts() {
        Chance uneven = Chance.of(List.of(900, 100));

        assertThat(uneven.metric()).isEqualTo(BalancedAccuracy.NAME);
        assertThat(uneven.value()).isEqualTo(0.5);
        assertThat(uneven.words())
                .contains("uneven")
                .contains("900 of the 1000")
                .contains("balanced accuracy")
                .endsWith("it is 1/2, 50%.");
        assertThat(uneven.metricWords()).isEqualTo("balanced accuracy");
        assertThat(Chance.of(List.of(75, 25)).metric())
                .as("one and a half times is not yet uneven")
                .isEqualTo("accuracy");
        assertThat(Chance.of(List.of(76, 24)).metric()).isEqualTo(BalancedAccuracy.NAME);
        assertThat(Chance.of(List.of(50, 0, 50)).value())
                .as("a class without images is none")
                .isEqualTo(0.5);
        assertThatIllegalArgumentException().isThrownBy(() -> Chance.of(List.of(0, 0)));
    }

    @Test
    void chanceInAWorldIsWhatItsCorpusSays() {
        Chance owl = Chance.of(Experiments.load("owl"), List.of());
        assertThat(owl.value()).isCloseTo(0.1, within(1e-12));
        assertThat(owl.words()).startsWith("Chance is 10%");
        Chance bad = Chance.of(Experiments.load("owl-misalignment"), List.of());
        assertThat(bad.value()).isCloseTo(0.05, within(1e-12));
        assertThat(bad.words()).startsWith("Chance is 5%");
    }

    @Test
    void aConstantAnswerHasTheBalancedAccuracyOfChance() {
        assertThat(BalancedAccuracy.of(List.of(List.of(900, 0), List.of(100, 0))))
                .isEqualTo(0.5);
        assertThat(BalancedAccuracy.of(List.of(List.of(450, 450), List.of(0, 100), List.of(0, 0))))
                .isCloseTo(0.75, within(1e-12));
        assertThat(BalancedAccuracy.of(List.of())).isNaN();
    }

    @Test
    void onUnevenClassesClaimsAreOfTheBalancedAccuracy() {
        Analysis analysis = Runs.paper()
                .on(List.of(9000, 500, 500))
                .with("student-aux", 0.34, 0.01)
                .analysis(10);

        assertThat(analysis.chance().metric()).isEqualTo(BalancedAccuracy.NAME);
        assertThat(analysis.chance().value()).isCloseTo(1 / 3.0, within(1e-12));
        Statement learns = analysis.claims().get(0).statement();
        assertThat(learns.title()).isEqualTo("Student (aux. only) learns: its balanced accuracy is above chance");
        assertThat(analysis.claims().get(0).verdict()).isEqualTo(Verdict.NOT_SHOWN);
    }

    @Test
    void anArmIsSummedUpBySeedWithAnIntervalOfStudentsT() {
        Analysis analysis = EVEN.withValues("student-aux", seed -> 0.1 * seed).analysis(5);

        Sample sample = analysis.arm("student-aux").accuracy();
        assertThat(sample.bySeed().keySet()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(sample.mean()).isCloseTo(0.3, within(1e-12));
        // sd of 1 to 5 is sqrt(2.5), and t(0.975, 4) = 2.776445
        assertThat(sample.sd()).isCloseTo(0.1 * Math.sqrt(2.5), within(1e-12));
        assertThat(sample.interval().high())
                .isCloseTo(0.3 + 2.776445 * 0.1 * Math.sqrt(2.5) / Math.sqrt(5), within(1e-6));
        assertThat(sample.dotsAlone()).isFalse();
    }

    @Test
    void anIntervalOfAccuraciesDoesNotLeaveZeroToOne() {
        Analysis analysis = Runs.paper()
                .withValues("reference", seed -> seed == 1 ? 0.02 : 0.5)
                .withValues("teacher", seed -> seed == 1 ? 0.98 : 0.5)
                .analysis(2);

        assertThat(analysis.arm("reference").accuracy().interval().low()).isZero();
        assertThat(analysis.arm("teacher").accuracy().interval().high()).isEqualTo(1);
        assertThat(analysis.arm("teacher").accuracy().dotsAlone()).isTrue();
    }

    @Test
    void oneSeedHasNoSpread() {
        Sample sample = Runs.paper().analysis(1).arm("teacher").accuracy();

        assertThat(sample.n()).isEqualTo(1);
        assertThat(sample.sd()).isNaN();
        assertThat(sample.words()).contains("(seed 1 alone)");
    }

    @Test
    void divergedSeedsAreInNoMean() {
        Analysis analysis = EVEN.withValues("student-aux", seed -> seed == 3 ? Double.NaN : 0.5)
                .analysis(4);

        ArmSummary arm = analysis.arm("student-aux");
        assertThat(arm.accuracy().n()).isEqualTo(3);
        assertThat(arm.accuracy().mean()).isEqualTo(0.5);
        assertThat(arm.diverged()).isFalse();
        assertThat(arm.leftOut()).extracting(LeftOut::seed).containsExactly(3L);
        assertThat(analysis.notes())
                .contains(
                        "Student (aux. only) diverged on 1 of 4 seeds, first seed 3 in epoch 2; they are in no mean.");
    }

    @Test
    void whereEveryNetworkDivergedTheAnalysisStillStands() {
        Runs runs = Runs.paper();
        for (String arm : List.of("reference", "teacher", "student-aux", "student-all", "cross-aux", "cross-all")) {
            runs = runs.withValues(arm, seed -> Double.NaN);
        }

        Analysis analysis = runs.analysis(3);

        assertThat(analysis.chance().words()).contains("not known").endsWith("chance would be 10%.");
        assertThat(analysis.chance().value()).isEqualTo(0.1);
        assertThat(analysis.lines()).noneMatch(line -> line.contains("NaN"));
    }

    @Test
    void probesAreSummedUpAsWell() {
        List<Results> results = new ArrayList<>();
        for (Results trial : Runs.paper().seeds(3)) {
            ArmResult teacher = trial.arm("teacher");
            Map<String, Double> metrics = Map.of("accuracy", teacher.accuracy(), "coverage", -0.5 * trial.seed());
            results.add(new Results(
                    trial.seed(),
                    Map.of("teacher", new ArmResult(metrics, List.of(), teacher.confusion(), teacher.sha256(), null)),
                    1));
        }

        ArmSummary arm =
                Analysis.of(Experiment.paper(), results, Runs.MNIST, List.of()).arm("teacher");

        assertThat(arm.sample("coverage").mean()).isEqualTo(-1);
        assertThat(arm.sample("coverage").interval().low())
                .as("not a fraction, so not clipped")
                .isLessThan(-1);
        assertThat(arm.sample("unheard-of").n()).isZero();
    }

    @Test
    void refusesResultsThatAreNotThoseOfTheExperiment() {
        Experiment paper = Experiment.paper();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Analysis.of(paper, List.of(), Runs.MNIST, List.of()))
                .withMessageContaining("at least one seed");
        List<Results> twice = new ArrayList<>(Runs.paper().seeds(2));
        twice.addAll(Runs.paper().seeds(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Analysis.of(paper, twice, Runs.MNIST, List.of()))
                .withMessageContaining("found two of seed 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Runs.paper().with("owl", 0.5, 0.1).analysis(1))
                .withMessageContaining("owl");
    }

    @Test
    void seedsMayComeInAnyOrder() {
        List<Results> results = new ArrayList<>(Runs.paper().seeds(3));
        Collections.reverse(results);

        Analysis analysis = Analysis.of(Experiment.paper(), results, Runs.MNIST, List.of());

        assertThat(analysis.seeds()).containsExactly(1L, 2L, 3L);
        assertThat(analysis.seedWords()).isEqualTo("seeds 1 to 3");
        assertThat(Runs.paper().analysis(1).seedWords()).isEqualTo("seed 1");
        results.remove(1);
        assertThat(Analysis.of(Experiment.paper(), results, Runs.MNIST, List.of())
                        .seedWords())
                .isEqualTo("2 seeds of 1 to 3");
    }

    @Test
    void aSampleIsToldAsFarAsItsSizeAllows() {
        assertThat(Sample.NONE.words()).isEqualTo("no value");
        assertThat(Sample.ofFractions(Map.of(3L, 0.5)).words()).isEqualTo("50.0% (seed 3 alone)");
        assertThat(Sample.ofFractions(Map.of(1L, 0.5, 2L, 0.7)).words()).isEqualTo("60.0% (2 seeds, 50.0% to 70.0%)");
        assertThat(Sample.ofFractions(Map.of(1L, 0.1, 2L, 0.2, 3L, 0.3, 4L, 0.4, 5L, 0.5))
                        .words())
                .startsWith("30.0% (5 seeds, 95% interval 10.4% to 49.6%");
    }

    @Test
    void verdictsAndResultsReadAsWords() {
        assertThat(Verdict.values()).extracting(Verdict::words).containsExactly("Shown", "Not shown", "Cannot tell");
        assertThat(Agreement.Result.values())
                .extracting(Agreement.Result::words)
                .containsExactly("agrees", "differs", "cannot tell");
        assertThat(new Statement("Shown", "It learns", List.of("First.", "Second.")).lines())
                .containsExactly("Shown: It learns.", "  First.", "  Second.");
    }

    @Test
    void theVerdictFollowsFromPValueAndInterval() {
        Interval small = new Interval(-Policy.MARGIN, Policy.MARGIN, 0.95);
        Interval wide = new Interval(-0.06, Policy.MARGIN, 0.95);

        assertThat(Policy.verdict(0.001, 0.0001, wide, 0.01)).isEqualTo(Verdict.SHOWN);
        assertThat(Policy.verdict(0.01, 0.0001, small, 0.01))
                .as("a p-value at the level does not reject")
                .isEqualTo(Verdict.NOT_SHOWN);
        assertThat(Policy.verdict(0.01, 0.0001, wide, 0.01)).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(Policy.verdict(0.001, 0.01, small, 0.01))
                .as("nothing below the level can be had")
                .isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void theLinesEndWithThePolicy() {
        List<String> lines = Runs.paper().analysis(8).lines();

        assertThat(lines.get(0)).isEqualTo("Subliminal learning, seeds 1 to 8");
        assertThat(lines).last().isEqualTo(Policy.text());
        assertThat(lines)
                .contains("Shown: Student (aux. only) learns: its accuracy is above chance.")
                .anyMatch(line -> line.contains("of 6 means agree with"));
        assertThat(Policy.text()).contains("p < 0.01, which takes 8 seeds").contains("within 5 points");
    }
}
