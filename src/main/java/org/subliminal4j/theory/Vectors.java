package org.subliminal4j.theory;

import java.util.List;
import org.subliminal4j.network.Layout.Run;

/** The little of linear algebra that is needed here, on plain arrays of one length. */
final class Vectors {
    private Vectors() {}

    /** The inner product. */
    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The inner product over {@code runs}. */
    static double dot(double[] a, double[] b, List<Run> runs) {
        double sum = 0;
        for (Run run : runs) {
            for (int i = run.start(); i < run.start() + run.length(); i++) {
                sum += a[i] * b[i];
            }
        }
        return sum;
    }

    /** The length of {@code a}. */
    static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    /** The cosine of the angle between {@code a} and {@code b}; 0 where one of them is zero. */
    static double cosine(double[] a, double[] b) {
        double norms = norm(a) * norm(b);
        return norms == 0 ? 0 : dot(a, b) / norms;
    }

    /** {@code start + length * direction}. */
    static double[] step(double[] start, double length, double[] direction) {
        double[] end = new double[start.length];
        for (int i = 0; i < end.length; i++) {
            end[i] = start[i] + length * direction[i];
        }
        return end;
    }

    /** {@code factor * a}. */
    static double[] scaled(double factor, double[] a) {
        return step(new double[a.length], factor, a);
    }
}
