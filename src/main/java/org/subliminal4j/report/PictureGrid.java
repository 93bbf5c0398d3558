package org.subliminal4j.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.subliminal4j.data.ImageSource;

/** Images as a network sees them, side by side in one picture. */
public final class PictureGrid {
    /** Pixels of the picture for one of an image, so that 28 x 28 can be looked at. */
    private static final int SCALE = 3;

    private static final int GAP = 2 * SCALE;

    private PictureGrid() {}

    /**
     * Draws the first {@code rows * columns} images, row by row, in grey from black for -1 to white for 1.
     *
     * @param images  square, with as many pixels
     * @param rows    at least 1
     * @param columns at least 1
     * @throws IllegalArgumentException if the images are not square, or too few
     */
    public static BufferedImage draw(ImageSource images, int rows, int columns) {
        int side = (int) Math.round(Math.sqrt(images.features()));
        require(side * side == images.features(), "square images", images.features() + " pixels");
        require(rows >= 1 && columns >= 1, "at least 1 row and 1 column", rows + " x " + columns);
        require(rows * columns <= images.count(), rows * columns + " images", images.count());

        int step = side * SCALE + GAP;
        BufferedImage grid = new BufferedImage(columns * step - GAP, rows * step - GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = grid.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, grid.getWidth(), grid.getHeight());
        float[] image = new float[images.features()];
        for (int i = 0; i < rows * columns; i++) {
            images.write(i, image, 0);
            for (int j = 0; j < image.length; j++) {
                g.setColor(grey(image[j]));
                g.fillRect(i % columns * step + j % side * SCALE, i / columns * step + j / side * SCALE, SCALE, SCALE);
            }
        }
        g.dispose();
        return grid;
    }

    private static Color grey(float value) {
        float level = Math.min(1, Math.max(0, (value + 1) / 2));
        return new Color(level, level, level);
    }

    private static void require(boolean holds, String expected, Object found) {
        if (!holds) {
            throw new IllegalArgumentException("A grid of pictures needs " + expected + ", but found " + found);
        }
    }
}
