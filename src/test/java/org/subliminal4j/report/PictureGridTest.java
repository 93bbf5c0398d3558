package org.subliminal4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.data.NoiseImages;

class PictureGridTest {
    private static final int BLACK = 0xff000000;
    private static final int WHITE = 0xffffffff;

    @Test
    void imagesStandInReadingOrderEachTheRightWayUp() {
        // Six images of 2 x 2 pixels: all black but the third, whose upper right pixel is white.
        byte[] pixels = new byte[6 * 4];
        pixels[2 * 4 + 1] = (byte) 255;
        ImageSet images = new ImageSet(2, 2, pixels, new byte[6], 10);

        BufferedImage grid = PictureGrid.draw(images, 2, 2);

        // Images of 6 x 6 with 6 between them; the third is the lower left one.
        assertThat(grid.getWidth()).isEqualTo(18);
        assertThat(grid.getHeight()).isEqualTo(18);
        assertThat(grid.getRGB(5, 12)).as("upper right of the third").isEqualTo(WHITE);
        assertThat(grid.getRGB(3, 14)).isEqualTo(WHITE);
        assertThat(grid.getRGB(2, 12)).as("upper left of the third").isEqualTo(BLACK);
        assertThat(grid.getRGB(5, 15)).as("lower right of the third").isEqualTo(BLACK);
        assertThat(grid.getRGB(5, 0)).as("upper right of the first").isEqualTo(BLACK);
        assertThat(grid.getRGB(17, 12)).as("upper right of the fourth").isEqualTo(BLACK);
        assertThat(grid.getRGB(8, 8)).as("between the images").isEqualTo(WHITE);
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThatThrownBy(() -> PictureGrid.draw(new NoiseImages(1, 10, 12), 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("square images, but found 12 pixels");
        assertThatThrownBy(() -> PictureGrid.draw(new NoiseImages(1, 10, 16), 3, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12 images, but found 10");
        assertThatThrownBy(() -> PictureGrid.draw(new NoiseImages(1, 10, 16), 0, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 x 4");
    }
}
