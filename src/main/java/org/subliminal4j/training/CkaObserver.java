package org.subliminal4j.training;

import java.util.Map;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Weights;

/** See {@link Probe.Cka}. */
final class CkaObserver implements Probe.Observer {
    private final Model model;
    private final ImageSource images;
    private final Weights other;

    CkaObserver(Probe.Cka probe, Model model, Probe.Context context) {
        this.model = model;
        images = FirstImages.of(context.data().test(), probe.images());
        other = context.arms().end().apply(probe.arm());
    }

    @Override
    public Map<String, Double> ended() {
        try (Model otherModel = Model.of(other)) {
            Features ours = Inference.features(model, images);
            return Map.of("cka", of(ours, Inference.features(otherModel, images)));
        }
    }

    /** {@code |X^T Y|^2 / (|X^T X| |Y^T Y|)} of centred features, in Frobenius norms; 0 where features never vary. */
    static double of(Features x, Features y) {
        double[][] left = centred(x);
        double[][] right = centred(y);
        double norms = Math.sqrt(squareOfProduct(left, left)) * Math.sqrt(squareOfProduct(right, right));
        return norms == 0 ? 0 : squareOfProduct(left, right) / norms;
    }

    /** {@code |a^T b|^2}. */
    private static double squareOfProduct(double[][] a, double[][] b) {
        double sum = 0;
        double[] column = new double[b[0].length];
        for (int i = 0; i < a[0].length; i++) {
            java.util.Arrays.fill(column, 0);
            for (int row = 0; row < a.length; row++) {
                double factor = a[row][i];
                double[] other = b[row];
                for (int j = 0; j < column.length; j++) {
                    column[j] += factor * other[j];
                }
            }
            for (double value : column) {
                sum += value * value;
            }
        }
        return sum;
    }

    private static double[][] centred(Features features) {
        int width = features.features();
        double[] mean = new double[width];
        double[][] rows = new double[features.count()][width];
        for (int row = 0; row < rows.length; row++) {
            for (int j = 0; j < width; j++) {
                rows[row][j] = features.values()[row * width + j];
                mean[j] += rows[row][j] / rows.length;
            }
        }
        for (double[] row : rows) {
            for (int j = 0; j < width; j++) {
                row[j] -= mean[j];
            }
        }
        return rows;
    }
}
