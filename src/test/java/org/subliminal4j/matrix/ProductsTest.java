package org.subliminal4j.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.subliminal4j.backend.Backend;

class ProductsTest {
    @BeforeAll
    static void start() {
        Backend.start();
    }

    private static INDArray matrix(double[][] rows) {
        return Nd4j.createFromArray(rows).dup('f');
    }

    private static INDArray room(int rows, int columns) {
        return HiddenUnits.matrix(DataType.DOUBLE, rows, columns);
    }

    @Test
    void theThreeProductsAreThoseOfTheirNames() {
        INDArray a = matrix(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        INDArray b = matrix(new double[][] {{1, 0, 2}, {0, 1, 3}});
        INDArray result = room(3, 3);
        Products.product(a, b, result);
        assertThat(result.toDoubleMatrix()).isDeepEqualTo(new double[][] {{1, 2, 8}, {3, 4, 18}, {5, 6, 28}});
        INDArray square = room(2, 2);
        Products.productOfTransposed(a, a, square);
        assertThat(square.toDoubleMatrix()).isDeepEqualTo(new double[][] {{35, 44}, {44, 56}});
        Products.productWithTransposed(b, b, square);
        assertThat(square.toDoubleMatrix()).isDeepEqualTo(new double[][] {{5, 6}, {6, 10}});
    }

    @Test
    void shapesThatDoNotFitAreRefusedWithAllThree() {
        assertThatThrownBy(() -> Products.product(room(3, 2), room(3, 2), room(3, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(3, 2) times (3, 2) into (3, 2)");
        assertThatThrownBy(() -> Products.productOfTransposed(room(3, 2), room(3, 4), room(3, 4)))
                .hasMessageContaining("(2, 3) times (3, 4) into (3, 4)");
    }

    @Test
    void aResultInTheMemoryOfAnOperandIsRefused() {
        INDArray a = room(2, 2);
        assertThatThrownBy(() -> Products.product(a, room(2, 2), a)).hasMessageContaining("memory");
        INDArray wide = room(2, 4);
        INDArray left = wide.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 2));
        INDArray right = wide.get(NDArrayIndex.all(), NDArrayIndex.interval(2, 4));
        assertThatThrownBy(() -> Products.product(a, left, right)).hasMessageContaining("memory");
    }
}
