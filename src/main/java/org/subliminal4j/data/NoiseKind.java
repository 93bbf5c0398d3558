package org.subliminal4j.data;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Arrays;

/**
 * The distribution of a noise image. All but {@link Zeros} have mean 0 and, where nothing else is asked for, the
 * standard deviation of the paper's noise, {@link #UNIFORM_SD}, so that one kind differs from another in its shape
 * alone.
 */
public sealed interface NoiseKind {
    /** The paper's. */
    NoiseKind DEFAULT = new Uniform();

    /** The standard deviation of the uniform distribution on [-1, 1): 1/sqrt(3). */
    double UNIFORM_SD = 1 / Math.sqrt(3);

    /**
     * Draws one image.
     *
     * @param start  where the image's random numbers start: one image for each value
     * @param rows    pixels from top to bottom
     * @param columns pixels from left to right
     * @param target Modified: {@code rows * columns} values from {@code offset} on, row-major
     */
    void write(long start, int rows, int columns, float[] target, int offset);

    /** Every pixel independent, uniform on [-1, 1), a multiple of 2^-23 (paper, section 6.2). */
    @JsonTypeName("uniform")
    record Uniform() implements NoiseKind {
        @Override
        public void write(long start, int rows, int columns, float[] target, int offset) {
            NoiseBits.uniform(start, target, offset, rows * columns);
        }
    }

    /**
     * Every pixel independent and normal with mean 0.
     *
     * @param sd its standard deviation, above 0
     */
    @JsonTypeName("gaussian")
    record Gaussian(double sd) implements NoiseKind {
        /** As wide as the uniform noise. */
        public static final Gaussian DEFAULT = new Gaussian(UNIFORM_SD);

        public Gaussian {
            if (!(sd > 0) || Double.isInfinite(sd)) {
                throw new IllegalArgumentException("sd must be above 0 and finite, but found " + sd);
            }
        }

        @Override
        public void write(long start, int rows, int columns, float[] target, int offset) {
            NoiseBits.normal(start, sd, target, offset, rows * columns);
        }
    }

    /**
     * Neighbouring pixels alike: normal white noise smoothed with a Gaussian kernel, with the standard deviation of the
     * uniform noise at every pixel, those at the edges too. Two pixels at a distance of {@code d} are correlated by about
     * {@code exp(-d^2 / (4 length^2))}.
     *
     * @param length the correlation length: the standard deviation of the kernel in pixels, above 0, at most 64
     */
    @JsonTypeName("correlated")
    record Correlated(double length) implements NoiseKind {
        /** One pixel: neighbours are correlated by 0.78. */
        public static final Correlated DEFAULT = new Correlated(1);

        /** Beyond it images of any usual size are one shade, and the border of white noise outgrows the image. */
        private static final double MAX_LENGTH = 64;

        public Correlated {
            if (!(length > 0 && length <= MAX_LENGTH)) {
                throw new IllegalArgumentException(
                        "length must be above 0 and at most " + MAX_LENGTH + ", but found " + length);
            }
        }

        @Override
        public void write(long start, int rows, int columns, float[] target, int offset) {
            CorrelatedField.write(start, length, UNIFORM_SD, rows, columns, target, offset);
        }
    }

    /** Every pixel 0: no noise, and all images the same. */
    @JsonTypeName("zeros")
    record Zeros() implements NoiseKind {
        @Override
        public void write(long start, int rows, int columns, float[] target, int offset) {
            Arrays.fill(target, offset, offset + rows * columns, 0f);
        }
    }

    /**
     * Smooth, periodic images: a sum of cosines of the lowest wave numbers, 0 included, with random amplitudes and
     * phases. Over many images a pixel has the standard deviation of the uniform noise.
     *
     * @param frequencies the number of wave numbers in each direction, at least 1; images need at least {@code 2 *
     *                    frequencies - 1} rows and columns
     */
    @JsonTypeName("fourier")
    record Fourier(int frequencies) implements NoiseKind {
        /** Wave numbers from 0 to 3 in each direction. */
        public static final Fourier DEFAULT = new Fourier(4);

        public Fourier {
            if (frequencies < 1) {
                throw new IllegalArgumentException("frequencies must be at least 1, but found " + frequencies);
            }
        }

        /** Refuses images in which the finest wave would look like a coarser one. */
        void check(int rows, int columns) {
            if (Math.min(rows, columns) < 2L * frequencies - 1) {
                throw new IllegalArgumentException("frequencies must be at most " + (Math.min(rows, columns) + 1) / 2
                        + " for images of " + rows + " x " + columns + " pixels, but found " + frequencies);
            }
        }

        @Override
        public void write(long start, int rows, int columns, float[] target, int offset) {
            FourierField.write(start, frequencies, UNIFORM_SD, rows, columns, target, offset);
        }
    }
}
