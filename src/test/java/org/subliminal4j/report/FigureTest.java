package org.subliminal4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.report.style.AnalysedRun;
import org.subliminal4j.report.style.Palette;

class FigureTest {
    private static final Path FOLDER = Path.of("run");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 100})
    void aRunOfAnySizeIsDrawnInThePalettesColours(int seeds) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(Figure.png(Picture.of(SampleRuns.paper(seeds)))));
        assertThat(image.getWidth()).isEqualTo(1600);
        // Means are drawn in full colour; below five seeds there are none, and dots are see-through.
        if (seeds >= 5) {
            assertThat(colours(image))
                    .contains(
                            Palette.VERMILLION.colour().getRGB(),
                            Palette.BLUE.colour().getRGB(),
                            Palette.INK.colour().getRGB());
        }
        assertThat(colours(image)).hasSizeGreaterThan(50);
    }

    @Test
    void theFigureGrowsWithTheArms() {
        int six = Figure.draw(Picture.of(SampleRuns.paper(6))).getHeight();
        BufferedImage forty = Figure.draw(Picture.of(AnalysedRun.of(SampleRuns.chain(FOLDER, 40, 6), null)));
        assertThat(forty.getHeight()).isGreaterThan(2 * six);
    }

    @Test
    void nothingPublishedIsDrawnInAnotherSetting() {
        Experiment other = Experiment.paper().with(new Task.Images("datasets/fashion", null));
        AnalysedRun run = AnalysedRun.of(SampleRuns.run(FOLDER, other, Map.of("a", "b"), 8), null);
        // The lower part of the teacher's row holds the diamond, beside white.
        assertThat(ink(Figure.draw(Picture.of(SampleRuns.paper(8))))).isGreaterThan(20);
        assertThat(ink(Figure.draw(Picture.of(run)))).isZero();
    }

    /** Pixels in ink in the strip where the teacher's published mean is drawn. */
    private static int ink(BufferedImage image) {
        int count = 0;
        for (int y = 204 + 78 + 62; y < 204 + 78 + 76; y++) {
            for (int x = 440 + (int) (0.92 * 830); x < 440 + (int) (0.97 * 830); x++) {
                count += image.getRGB(x, y) == Palette.INK.colour().getRGB() ? 1 : 0;
            }
        }
        return count;
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }
}
