package org.subliminal4j.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Stage;
import org.subliminal4j.experiment.Start;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Logits;
import org.subliminal4j.training.Loss;

class LineageTest {
    @Test
    void thePapersArmsAreSaidInWords() {
        Experiment paper = Experiment.paper();
        ArmWords words = new ArmWords(paper);
        assertThat(paper.arms().stream().map(words::sentence))
                .startsWith(
                        "starts from a fresh draw (init) and is not trained.",
                        "starts from Reference, then learns labels: 10 class logits, on training images (5 epochs,"
                                + " cross-entropy).",
                        "starts from Reference, then imitates Teacher: 3 auxiliary logits, on 60,000 uniform noise images"
                                + " (5 epochs, KL divergence).");
    }

    @Test
    void everyKindOfStartAndInputsIsSaidInWords() {
        Start base = new Start.Same("reference");
        Start other = new Start.Fresh("other", new Initialiser(Initialiser.Scheme.HE_NORMAL, 0.5), null);
        Stage stage = Stage.imitate("reference", Logits.ALL)
                .with(new Inputs.Blend(Inputs.Images.DEFAULT, 1, Inputs.Noise.DEFAULT, 0.25))
                .with(new Loss.SquaredError());
        Experiment experiment = new Experiment(
                "Starts",
                Experiment.paper().task(),
                Experiment.paper().architecture(),
                List.of(
                        Arm.untrained("reference").labelled("R"),
                        new Arm("m", "", new Start.Mixed(base, other, List.of("hidden")), List.of(stage), List.of()),
                        new Arm(
                                "p",
                                "",
                                new Start.Perturbed(
                                        new Start.Permuted(base, List.of(), "order"),
                                        0.4,
                                        true,
                                        List.of("all"),
                                        "noise"),
                                List.of(),
                                List.of())));
        ArmWords words = new ArmWords(experiment);
        assertThat(words.sentence(experiment.arm("m")))
                .isEqualTo(
                        "starts from R, but hidden of fresh draw (other, he normal \u00d7 0.5), then imitates R: all 13"
                                + " logits, on 1 \u00d7 training images + 0.25 \u00d7 60,000 uniform noise images (5 epochs, squared"
                                + " error).");
        assertThat(words.start(experiment.arm("p").start()))
                .isEqualTo("R, hidden units permuted + noise of sd 0.4 of the weights\u2019 on all");
        assertThat(ArmWords.startArms(experiment.arm("m").start())).containsExactly("reference");
    }

    @Test
    void linesThatDoNotOverlapShareATrack() {
        LineageTracks chain = LineageTracks.of(
                List.of("a", "b", "c", "d"), Map.of("b", Set.of("a"), "c", Set.of("b"), "d", Set.of("c")));
        assertThat(chain.count()).isEqualTo(1);
        assertThat(chain.lines()).hasSize(3).allSatisfy(line -> assertThat(line.track())
                .isZero());
    }

    @Test
    void linesThatOverlapRunBesideEachOther() {
        LineageTracks tracks = LineageTracks.of(
                List.of("a", "b", "c", "d"), Map.of("b", Set.of("a"), "c", Set.of("b"), "d", Set.of("a", "b")));
        assertThat(tracks.count()).isEqualTo(2);
        assertThat(tracks.lines())
                .containsExactly(
                        new LineageTracks.Line(0, List.of(1, 3), 0), new LineageTracks.Line(1, List.of(2, 3), 1));
    }
}
