package org.subliminal4j.experiment;

import java.util.List;
import java.util.random.RandomGenerator;
import org.subliminal4j.random.RandomStreams;

/** What a teacher's logits become before they are imitated. */
final class Distorted {
    private Distorted() {}

    /**
     * Distorts rows of logits.
     *
     * @param logits      Modified. Shape {@code (count, width)}, row-major
     * @param chosen      the numbers of the logits that are imitated
     * @param distortions one after the other
     * @param epoch       from 1; images that are new in each epoch get new noise
     */
    static void apply(
            float[] logits,
            int width,
            int[] chosen,
            List<Source.Distortion> distortions,
            RandomStreams streams,
            int epoch) {
        for (Source.Distortion distortion : distortions) {
            if (distortion instanceof Source.Distortion.Noise noise) {
                RandomGenerator random = streams.stream(epoch == 1 ? noise.stream() : noise.stream() + "/" + epoch);
                forEach(logits, width, chosen, value -> (float) (value + noise.sd() * random.nextGaussian()));
            } else if (distortion instanceof Source.Distortion.Rounding rounding) {
                forEach(logits, width, chosen, value -> (float) (rounding.step() * Math.rint(value / rounding.step())));
            } else {
                project(logits, width, chosen, (Source.Distortion.Projection) distortion, streams);
            }
        }
    }

    private interface Change {
        float of(float value);
    }

    private static void forEach(float[] logits, int width, int[] chosen, Change change) {
        for (int row = 0; row < logits.length; row += width) {
            for (int logit : chosen) {
                logits[row + logit] = change.of(logits[row + logit]);
            }
        }
    }

    private static void project(
            float[] logits, int width, int[] chosen, Source.Distortion.Projection projection, RandomStreams streams) {
        double[][] basis = basis(projection.dimensions(), chosen.length, streams.stream(projection.stream()));
        double[] row = new double[chosen.length];
        for (int start = 0; start < logits.length; start += width) {
            for (int k = 0; k < row.length; k++) {
                row[k] = logits[start + chosen[k]];
                logits[start + chosen[k]] = 0;
            }
            for (double[] axis : basis) {
                double part = dot(axis, row);
                for (int k = 0; k < row.length; k++) {
                    logits[start + chosen[k]] += (float) (part * axis[k]);
                }
            }
        }
    }

    /** Orthonormal axes of a random subspace, by Gram and Schmidt on Gaussian vectors. */
    private static double[][] basis(int dimensions, int length, RandomGenerator random) {
        double[][] basis = new double[dimensions][length];
        for (int axis = 0; axis < dimensions; axis++) {
            double[] vector = basis[axis];
            for (int k = 0; k < length; k++) {
                vector[k] = random.nextGaussian();
            }
            for (int before = 0; before < axis; before++) {
                double part = dot(basis[before], vector);
                for (int k = 0; k < length; k++) {
                    vector[k] -= part * basis[before][k];
                }
            }
            double norm = Math.sqrt(dot(vector, vector));
            for (int k = 0; k < length; k++) {
                vector[k] /= norm;
            }
        }
        return basis;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
