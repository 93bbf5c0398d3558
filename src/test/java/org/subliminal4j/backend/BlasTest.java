package org.subliminal4j.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.openblas.global.openblas;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class BlasTest {
    @BeforeAll
    static void start() {
        Backend.start();
    }

    private static INDArray matrix(DataType type, int rows, int columns) {
        INDArray matrix = Nd4j.createUninitialized(type, new long[] {rows, columns}, 'f');
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                matrix.putScalar(row, column, (row * 5 + column * 3) % 7 - 3);
            }
        }
        return matrix;
    }

    private static INDArray vector(DataType type, int length) {
        INDArray vector = Nd4j.zeros(type, length);
        for (int i = 0; i < length; i++) {
            vector.putScalar(i, i % 5 - 1.5);
        }
        return vector;
    }

    @ParameterizedTest
    @CsvSource({"FLOAT,1,1", "FLOAT,1,5", "FLOAT,6,1", "FLOAT,300,41", "DOUBLE,1,1", "DOUBLE,9,4", "DOUBLE,300,41"})
    void theyAreWhatAPlainLoopSays(DataType type, int rows, int columns) {
        INDArray a = matrix(type, rows, columns);
        INDArray x = vector(type, columns);
        INDArray y = vector(type, rows);
        INDArray ax = Nd4j.zeros(type, rows);
        INDArray ya = Nd4j.zeros(type, columns);
        Blas.product(a, x, ax);
        Blas.productOfTransposed(a, y, ya);
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int column = 0; column < columns; column++) {
                sum += a.getDouble(row, column) * x.getDouble(column);
            }
            assertThat(ax.getDouble(row)).isCloseTo(sum, within(1e-3));
        }
        for (int column = 0; column < columns; column++) {
            double sum = 0;
            for (int row = 0; row < rows; row++) {
                sum += a.getDouble(row, column) * y.getDouble(row);
            }
            assertThat(ya.getDouble(column)).isCloseTo(sum, within(1e-3));
        }
        INDArray outer = matrix(type, rows, columns);
        Blas.addOuter(y, x, outer);
        assertThat(outer.getDouble(rows - 1, columns - 1))
                .isCloseTo(
                        a.getDouble(rows - 1, columns - 1) + y.getDouble(rows - 1) * x.getDouble(columns - 1),
                        within(1e-5));
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void columnsOfALargerMatrixAreRead(DataType type) {
        INDArray whole = matrix(type, 7, 9);
        INDArray part = whole.get(NDArrayIndex.all(), NDArrayIndex.interval(4, 7));
        INDArray sums = Nd4j.zeros(type, 3);
        Blas.productOfTransposed(part, Nd4j.ones(type, 7), sums);
        for (int column = 0; column < 3; column++) {
            double sum = 0;
            for (int row = 0; row < 7; row++) {
                sum += whole.getDouble(row, 4 + column);
            }
            assertThat(sums.getDouble(column)).isCloseTo(sum, within(1e-5));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void theyLeaveBlasWithOneThread(DataType type) {
        Backend.holdBlasToOneThread();
        Blas.product(matrix(type, 1024, 256), vector(type, 256), Nd4j.zeros(type, 1024));
        Blas.addOuter(vector(type, 1024), vector(type, 256), matrix(type, 1024, 256));
        assertThat(openblas.blas_get_num_threads()).isEqualTo(1);
    }

    @org.junit.jupiter.api.Test
    void wrongShapesAndOrdersAreRefused() {
        INDArray a = matrix(DataType.FLOAT, 4, 3);
        assertThatThrownBy(() -> Blas.product(a, vector(DataType.FLOAT, 4), vector(DataType.FLOAT, 4)))
                .hasMessageContaining("a vector of 3");
        assertThatThrownBy(() -> Blas.product(a.dup('c'), vector(DataType.FLOAT, 3), vector(DataType.FLOAT, 4)))
                .hasMessageContaining("order 'f'");
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT,3,4,5",
        "FLOAT,1,4,5",
        "FLOAT,3,1,5",
        "FLOAT,3,4,1",
        "FLOAT,1,1,1",
        "DOUBLE,3,4,5",
        "DOUBLE,1,4,1",
        "DOUBLE,40,70,33"
    })
    void matricesOfEitherOrderAreMultipliedEitherWay(DataType type, int rows, int inner, int columns) {
        INDArray a = matrix(type, rows, inner);
        INDArray b = matrix(type, inner, columns);
        INDArray expected = Nd4j.zeros(type, rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double sum = 0;
                for (int k = 0; k < inner; k++) {
                    sum += a.getDouble(row, k) * b.getDouble(k, column);
                }
                expected.putScalar(row, column, sum);
            }
        }
        for (char orderA : new char[] {'c', 'f'}) {
            for (char orderB : new char[] {'c', 'f'}) {
                INDArray result = matrix(type, rows, columns);
                Blas.product(a.dup(orderA), false, b.dup(orderB), false, result);
                assertThat(result.equalsWithEps(expected, 1e-3)).isTrue();
                Blas.product(a.transpose().dup(orderA), true, b.dup(orderB), false, result.assign(0));
                assertThat(result.equalsWithEps(expected, 1e-3)).isTrue();
                Blas.product(a.dup(orderA), false, b.transpose().dup(orderB), true, result.assign(0));
                assertThat(result.equalsWithEps(expected, 1e-3)).isTrue();
                Blas.product(a.transpose().dup(orderA), true, b.transpose().dup(orderB), true, result.assign(0));
                assertThat(result.equalsWithEps(expected, 1e-3)).isTrue();
            }
        }
        assertThat(openblas.blas_get_num_threads()).isEqualTo(1);
    }

    @Test
    void aMatrixWithGapsInRowsAndColumnsIsRefused() {
        INDArray gaps =
                matrix(DataType.FLOAT, 8, 8).get(NDArrayIndex.interval(0, 2, 8), NDArrayIndex.interval(0, 2, 8));
        INDArray square = matrix(DataType.FLOAT, 4, 4);
        assertThatThrownBy(() -> Blas.product(gaps, false, square, false, matrix(DataType.FLOAT, 4, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("strides");
    }
}
