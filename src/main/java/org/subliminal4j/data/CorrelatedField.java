package org.subliminal4j.data;

/**
 * Images of Gaussian-smoothed white noise. The white noise goes on beyond the edges of the image as far as the kernel
 * reaches, so that a pixel at the edge is as bright and as correlated as one in the middle.
 */
final class CorrelatedField {
    /** How far the kernel reaches, in its standard deviations. */
    private static final double REACH = 3;

    private CorrelatedField() {}

    /**
     * Draws one image.
     *
     * @param start  where the image's random numbers start
     * @param length the standard deviation of the kernel, in pixels
     * @param sd     the standard deviation of a pixel
     * @param target Modified: {@code rows * columns} values from {@code offset} on, row-major
     */
    static void write(long start, double length, double sd, int rows, int columns, float[] target, int offset) {
        float[] kernel = kernel(length);
        int border = kernel.length - 1;
        int tall = rows + border;
        int wide = columns + border;
        float[] white = new float[tall * wide];
        NoiseBits.normal(start, sd, white, 0, white.length);
        float[] across = new float[tall * columns];
        for (int row = 0; row < tall; row++) {
            smooth(white, row * wide, 1, kernel, across, row * columns, columns);
        }
        for (int row = 0; row < rows; row++) {
            smooth(across, row * columns, columns, kernel, target, offset + row * columns, columns);
        }
    }

    /**
     * A row of weighted sums: {@code to[j] = sum over k of kernel[k] * from[j + k * step]}.
     *
     * @param to Modified: {@code count} values from {@code toOffset} on
     */
    private static void smooth(
            float[] from, int fromOffset, int step, float[] kernel, float[] to, int toOffset, int count) {
        int j = 0;
        // Four sums side by side, since one alone waits for itself: half the time.
        for (; j + 3 < count; j += 4) {
            float first = 0;
            float second = 0;
            float third = 0;
            float fourth = 0;
            for (int k = 0; k < kernel.length; k++) {
                int at = fromOffset + j + k * step;
                first += kernel[k] * from[at];
                second += kernel[k] * from[at + 1];
                third += kernel[k] * from[at + 2];
                fourth += kernel[k] * from[at + 3];
            }
            to[toOffset + j] = first;
            to[toOffset + j + 1] = second;
            to[toOffset + j + 2] = third;
            to[toOffset + j + 3] = fourth;
        }
        for (; j < count; j++) {
            float sum = 0;
            for (int k = 0; k < kernel.length; k++) {
                sum += kernel[k] * from[fromOffset + j + k * step];
            }
            to[toOffset + j] = sum;
        }
    }

    /** Its squares, not its values, add up to 1: white noise keeps its standard deviation. */
    private static float[] kernel(double length) {
        int reach = (int) Math.ceil(REACH * length);
        double[] bell = new double[2 * reach + 1];
        double squares = 0;
        for (int k = 0; k < bell.length; k++) {
            double distance = (k - reach) / length;
            bell[k] = StrictMath.exp(-distance * distance / 2);
            squares += bell[k] * bell[k];
        }
        float[] kernel = new float[bell.length];
        for (int k = 0; k < bell.length; k++) {
            kernel[k] = (float) (bell[k] / Math.sqrt(squares));
        }
        return kernel;
    }
}
