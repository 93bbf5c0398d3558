package org.subliminal4j.data;

/**
 * Standard normal values from uniform ones, by the inverse of the distribution function: PPND7 of Wichura, "Algorithm
 * AS 241: The percentage points of the normal distribution", Applied Statistics 37 (1988), 477-484, exact to about 7
 * figures, which is what a float holds. Basic arithmetic and {@link StrictMath} alone, so that every machine gives the
 * same bits.
 */
final class NormalQuantile {
    /** Where the middle of the distribution ends, in probability from 1/2. */
    private static final double MIDDLE = 0.425;

    private NormalQuantile() {}

    /**
     * The value below which lies the part {@code (bits + 2^31 + 1/2) / 2^32} of the standard normal distribution; of
     * the opposite sign for {@code ~bits}, and never beyond 6.4.
     */
    static double of(int bits) {
        double q = (bits + 0.5) * 0x1p-32;
        return Math.abs(q) <= MIDDLE ? middle(q) : Math.copySign(tail(0.5 - Math.abs(q)), q);
    }

    private static double middle(double q) {
        double r = MIDDLE * MIDDLE - q * q;
        double above = ((5.9109374720e+01 * r + 1.5929113202e+02) * r + 5.0434271938e+01) * r + 3.3871327179e+00;
        double below = ((6.7187563600e+01 * r + 7.8757757664e+01) * r + 1.7895169469e+01) * r + 1;
        return q * above / below;
    }

    /** The third case of the algorithm, a tail below e^-25, is out of reach of 32 bits. */
    private static double tail(double probability) {
        double r = Math.sqrt(-StrictMath.log(probability)) - 1.6;
        double above = ((1.7023821103e-01 * r + 1.3067284816e+00) * r + 2.7568153900e+00) * r + 1.4234372777e+00;
        double below = (1.2021132975e-01 * r + 7.3700164250e-01) * r + 1;
        return above / below;
    }
}
