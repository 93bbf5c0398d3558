package org.subliminal4j.backend;

import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.special.Erf;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;
import org.subliminal4j.common.UserException;

/**
 * Holds ND4J and its BLAS against plain Java once, at the start and in some milliseconds: products in every orientation,
 * and each operation that this library has ND4J do. Both have been seen to compute wrongly, and to end as if all were well.
 *
 * <p>Not safe for use by several threads.
 */
final class SelfCheck {
    /** No multiples of what a kernel takes at once, so that its edges are seen too. */
    private static final int ROWS = 131;

    private static final int INNER = 67;
    private static final int COLUMNS = 13;

    /** More than ND4J computes on the calling thread alone. */
    private static final int LENGTH = 5003;

    private final DataType type;
    private final double tolerance;
    private final Random random = new Random(1);
    private int checked;

    private SelfCheck(DataType type, double tolerance) {
        this.type = type;
        this.tolerance = tolerance;
    }

    /**
     * Checks in both precisions.
     *
     * @return how many operations were checked
     * @throws UserException if one gives wrong numbers
     */
    static int run() {
        SelfCheck single = new SelfCheck(DataType.FLOAT, 1e-4);
        single.check();
        SelfCheck twice = new SelfCheck(DataType.DOUBLE, 1e-11);
        twice.check();
        return single.checked + twice.checked;
    }

    private void check() {
        for (int way = 0; way < 4; way++) {
            product((way & 1) != 0, (way & 2) != 0);
        }
        vectors();
        operation("assign", x -> x.assign(2.5), (x, y) -> 2.5);
        operation("add a number", x -> x.addi(1), (x, y) -> x + 1);
        operation("multiply by a number", x -> x.muli(-0.5), (x, y) -> -0.5 * x);
        operation("subtract from a number", x -> x.rsubi(1), (x, y) -> 1 - x);
        operation("scale", x -> exec(new ScalarMultiplication(x, null, x, 0.75)), (x, y) -> 0.75 * x);
        operation("tanh", x -> exec(new Tanh(x, x)), (x, y) -> Math.tanh(x));
        operation("exp", x -> exec(new Exp(x, x)), (x, y) -> Math.exp(x));
        operation("erf", x -> exec(new org.nd4j.linalg.api.ops.impl.transforms.strict.Erf(x, x)), (x, y) -> Erf.erf(x));
        operation("rectify", x -> exec(new RectifiedLinear(x, x, 0)), (x, y) -> Math.max(0, x));
        operation("step", x -> exec(new Step(x, x, 0)), (x, y) -> x > 0 ? 1 : 0);
        two("add", INDArray::addi, Double::sum);
        two("multiply", INDArray::muli, (x, y) -> x * y);
        two("copy", INDArray::assign, (x, y) -> y);
        sum();
        filled("ones", Nd4j.ones(type, LENGTH), 1);
        filled("zeros", Nd4j.zeros(type, LENGTH), 0);
        matrices();
        try (INDArray steps = Nd4j.linspace(type, -1, 0.5, LENGTH)) {
            compare("'linspace'", steps, at -> -1 + 0.5 * at);
        }
    }

    /** What DL4J's own layers do with the matrices of a batch. */
    private void matrices() {
        HostArray a = draw(ROWS * COLUMNS);
        HostArray row = draw(COLUMNS);
        try (INDArray matrix = matrix(a, ROWS, COLUMNS);
                INDArray other = matrix.dup('c');
                INDArray vector = vector(row)) {
            compare("'copy in another order'", other, at -> a.get(at % COLUMNS * ROWS + at / COLUMNS));
            try (INDArray sums = matrix.sum(0)) {
                compare("'sum of columns'", sums, column -> {
                    double sum = 0;
                    for (int i = 0; i < ROWS; i++) {
                        sum += a.get(column * ROWS + i);
                    }
                    return sum;
                });
            }
            matrix.addiRowVector(vector);
            compare("'add to each row'", matrix, at -> a.get(at) + row.get(at / ROWS));
        }
    }

    private void product(boolean transposeA, boolean transposeB) {
        HostArray a = draw(ROWS * INNER);
        HostArray b = draw(INNER * COLUMNS);
        try (INDArray left = matrix(a, transposeA ? INNER : ROWS, transposeA ? ROWS : INNER);
                INDArray right = matrix(b, transposeB ? COLUMNS : INNER, transposeB ? INNER : COLUMNS);
                INDArray result = matrix(HostArray.zeros(type, ROWS * COLUMNS), ROWS, COLUMNS)) {
            Blas.product(left, transposeA, right, transposeB, result);
            compare("a product of matrices", result, at -> {
                int row = at % ROWS;
                int column = at / ROWS;
                double sum = 0;
                for (int k = 0; k < INNER; k++) {
                    sum += a.get(transposeA ? row * INNER + k : k * ROWS + row)
                            * b.get(transposeB ? k * COLUMNS + column : column * INNER + k);
                }
                return sum;
            });
        }
    }

    private void vectors() {
        HostArray a = draw(ROWS * COLUMNS);
        HostArray x = draw(COLUMNS);
        HostArray y = draw(ROWS);
        try (INDArray matrix = matrix(a, ROWS, COLUMNS);
                INDArray right = vector(x);
                INDArray left = vector(y);
                INDArray rows = vector(HostArray.zeros(type, ROWS));
                INDArray columns = vector(HostArray.zeros(type, COLUMNS))) {
            Blas.product(matrix, right, rows);
            compare("a product with a vector", rows, row -> {
                double sum = 0;
                for (int column = 0; column < COLUMNS; column++) {
                    sum += a.get(column * ROWS + row) * x.get(column);
                }
                return sum;
            });
            Blas.productOfTransposed(matrix, left, columns);
            compare("a product of the transposed with a vector", columns, column -> {
                double sum = 0;
                for (int row = 0; row < ROWS; row++) {
                    sum += a.get(column * ROWS + row) * y.get(row);
                }
                return sum;
            });
            Blas.addOuter(left, right, matrix);
            compare("an outer product", matrix, at -> a.get(at) + y.get(at % ROWS) * x.get(at / ROWS));
        }
    }

    private void operation(String name, Consumer<INDArray> operation, DoubleBinaryOperator right) {
        two(name, (x, y) -> operation.accept(x), right);
    }

    /** An operation on {@code x} in place, with {@code y} as what it may read. */
    private void two(String name, BiConsumer<INDArray, INDArray> operation, DoubleBinaryOperator right) {
        HostArray x = draw(LENGTH);
        HostArray y = draw(LENGTH);
        try (INDArray first = vector(x);
                INDArray second = vector(y)) {
            operation.accept(first, second);
            compare("'" + name + "'", first, at -> right.applyAsDouble(x.get(at), y.get(at)));
        }
    }

    private void sum() {
        HostArray x = draw(LENGTH);
        double right = 0;
        for (int i = 0; i < LENGTH; i++) {
            right += x.get(i);
        }
        try (INDArray array = vector(x)) {
            require("'sum'", array.sumNumber().doubleValue(), right);
            checked++;
        }
    }

    private void filled(String name, INDArray array, double value) {
        try (array) {
            compare("'" + name + "'", array, at -> value);
        }
    }

    private void compare(String what, INDArray found, IntToDoubleFunction right) {
        HostArray values = HostArray.zeros(type, (int) found.length());
        values.readFrom(found);
        for (int i = 0; i < values.length(); i++) {
            require(what, values.get(i), right.applyAsDouble(i));
        }
        checked++;
    }

    private void require(String what, double found, double right) {
        // Written so that NaN fails.
        if (!(Math.abs(found - right) <= tolerance * (1 + Math.abs(right)))) {
            throw new UserException("ND4J computes wrongly in this process: " + what + " in " + type + " gives " + found
                    + " for " + right
                    + ", so that no result could be trusted. Start it without variables such as OMP_*,"
                    + " SD_*, OPENBLAS_*, LD_LIBRARY_PATH and LD_PRELOAD, and before another part of the program uses"
                    + " ND4J");
        }
    }

    private static void exec(org.nd4j.linalg.api.ops.Op operation) {
        Nd4j.getExecutioner().exec(operation);
    }

    private HostArray draw(int length) {
        HostArray values = HostArray.zeros(type, length);
        for (int i = 0; i < length; i++) {
            values.set(i, 4 * random.nextDouble() - 2);
        }
        return values;
    }

    private INDArray matrix(HostArray values, int rows, int columns) {
        INDArray matrix = Nd4j.createUninitialized(type, new long[] {rows, columns}, 'f');
        values.writeTo(matrix);
        return matrix;
    }

    private INDArray vector(HostArray values) {
        INDArray vector = Nd4j.createUninitialized(type, values.length());
        values.writeTo(vector);
        return vector;
    }
}
