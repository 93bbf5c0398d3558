package org.subliminal4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 24, 100})
    void aRunOfAnySizeIsDrawnInColour(int seeds) throws Exception {
        Path file = folder.resolve("figure.png");
        Figure.write(SampleRuns.paperLike(seeds), file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(1600);
        assertThat(image.getHeight()).isEqualTo(900);
        assertThat(colours(image)).hasSizeGreaterThan(50);
    }

    @Test
    void thePapersDiamondsAreLeftOutOfAnotherSetting() {
        RunSummary paper = SampleRuns.paperLike(24);
        RunSummary other = new RunSummary(true, paper.trials(), List.of("epochs 1 instead of 5"), 0.1);
        int x = 150 + 1410 / 12 + 35;
        int y = (int) (710 - 0.0998 * 560);
        assertThat(Figure.draw(paper).getRGB(x + 1, y + 3))
                .isNotEqualTo(Figure.draw(other).getRGB(x + 1, y + 3));
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
