package org.subliminal4j.report.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.report.SampleRuns;
import org.subliminal4j.store.StoredRun;

class StyleTest {
    @Test
    void aStudentAndItsTwinFromAnotherStartAreKin() {
        Map<String, ArmStyle> styles = SampleRuns.paper(2).styles();
        assertThat(styles)
                .containsEntry("reference", new ArmStyle(Palette.GREY, false))
                .containsEntry("teacher", new ArmStyle(Palette.BLUE, false))
                .containsEntry("student-aux", new ArmStyle(Palette.VERMILLION, false))
                .containsEntry("cross-aux", new ArmStyle(Palette.VERMILLION, true))
                .containsEntry("student-all", new ArmStyle(Palette.ORANGE, false))
                .containsEntry("cross-all", new ArmStyle(Palette.ORANGE, true));
    }

    @Test
    void everyArmOfAnyExperimentHasAStyle() {
        AnalysedRun chain = AnalysedRun.of(SampleRuns.chain(Path.of("chain"), 40, 2), null);
        assertThat(chain.styles().keySet()).isEqualTo(chain.analysis().arms().keySet());
    }

    @Test
    void theStyleSheetHasEveryColourOfThePictures() {
        for (Palette colour : Palette.values()) {
            assertThat(Palette.styleSheet())
                    .contains(String.format(
                            "--%s: #%06x;", colour.key(), colour.colour().getRGB() & 0xffffff));
        }
    }

    @Test
    void aLongNameLosesItsEndToAnEllipsis() {
        assertThat(Shortened.to(10, "Teacher")).isEqualTo("Teacher");
        assertThat(Shortened.to(10, "Cross-model twin"))
                .isEqualTo("Cross-mod\u2026")
                .hasSize(10);
        assertThat(Shortened.to(5, "Ten words")).isEqualTo("Ten\u2026");
        assertThatThrownBy(() -> Shortened.to(0, "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDataSetThatIsNotAtHandIsCalledByItsFilesThenByItsFolder() {
        assertThat(SampleRuns.paper(2).data()).isEqualTo("MNIST");
        assertThat(AnalysedRun.of(SampleRuns.chain(Path.of("chain"), 2, 2), null)
                        .data())
                .isEqualTo("letters");
    }

    @Test
    void aDataSetWhosePathIsNoneHereHasNoName() {
        StoredRun chain = SampleRuns.chain(Path.of("chain"), 2, 2);
        Experiment elsewhere = chain.experiment().with(new Task.Images("images\0", null));
        assertThat(AnalysedRun.of(new StoredRun(chain.folder(), elsewhere, chain.sessions(), chain.results()), null)
                        .data())
                .isEqualTo("unnamed images");
    }
}
