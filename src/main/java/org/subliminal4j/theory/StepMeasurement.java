package org.subliminal4j.theory;

/**
 * What one step of the teacher and one of the student came to.
 *
 * @param eps           the teacher's step size
 * @param innerProduct  {@code dS . dT}
 * @param studentNorm   the length of dS
 * @param cosine        the cosine of the angle between dS and dT; 0 where one of them is zero
 * @param lossChange    {@code L_T(theta_S) - L_T(start)}, in nats, with the student's step size {@link OneStep#ALPHA}
 * @param switchedUnits pairs of an input and a hidden unit whose ReLU opened or closed: on the imitated inputs under the
 *                      teacher's step, and on the teacher's images under the student's. Without any, both networks stay
 *                      on smooth ground, and the remainders are those of Taylor's theorem
 */
public record StepMeasurement(
        double eps, double innerProduct, double studentNorm, double cosine, double lossChange, int switchedUnits) {

    /** What of {@link #lossChange} the theorem's {@code -eps alpha A} leaves over. */
    double remainder(double predictedSlope) {
        return lossChange + eps * OneStep.ALPHA * predictedSlope;
    }

    /** {@link #innerProduct} over the theorem's {@code eps A}. */
    public double innerProductRatio(double predictedSlope) {
        return innerProduct / (eps * predictedSlope);
    }

    /** {@link #lossChange} over the theorem's {@code -eps alpha A}. */
    public double lossChangeRatio(double predictedSlope) {
        return -lossChange / (eps * OneStep.ALPHA * predictedSlope);
    }
}
