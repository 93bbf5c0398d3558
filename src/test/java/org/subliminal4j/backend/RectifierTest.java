package org.subliminal4j.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.subliminal4j.random.RandomStreams;

/** Held bit for bit against a comparison of each value. */
class RectifierTest {
    @BeforeAll
    static void start() {
        Backend.start();
    }

    /** Values of either sign, zeros of either sign, very small and very large ones. */
    private static double value(int index, RandomGenerator random) {
        return switch (index % 8) {
            case 0 -> 0.0;
            case 1 -> -0.0;
            case 2 -> random.nextDouble() * 1e-40;
            case 3 -> -random.nextDouble() * 1e-40;
            case 4 -> random.nextDouble() * 1e30;
            default -> random.nextGaussian();
        };
    }

    @ParameterizedTest
    @CsvSource({"FLOAT,1", "FLOAT,5000", "FLOAT,8192", "DOUBLE,3", "DOUBLE,9000"})
    void positiveSumsAndTheirErrorsStayAsTheyAreAndAllElseIsZero(DataType type, int length) {
        RandomGenerator random = new RandomStreams(1).stream("rectifier");
        INDArray sums = Nd4j.createUninitialized(type, length);
        INDArray errors = Nd4j.createUninitialized(type, length);
        for (int i = 0; i < length; i++) {
            sums.putScalar(i, value(i, random));
            errors.putScalar(i, random.nextGaussian());
        }
        INDArray before = sums.dup();
        INDArray gradients = errors.dup();
        Rectifier rectifier = new Rectifier(sums, errors);
        rectifier.rectify();
        for (int i = 0; i < length; i++) {
            double sum = before.getDouble(i);
            assertThat(sums.getDouble(i)).isEqualTo(sum > 0 ? sum : 0.0);
        }
        rectifier.maskErrors();
        for (int i = 0; i < length; i++) {
            double expected = before.getDouble(i) > 0 ? gradients.getDouble(i) : 0;
            assertThat(errors.getDouble(i)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"FLOAT", "DOUBLE"})
    void whatIsNotANumberIsNotHidden(DataType type) {
        INDArray sums = Nd4j.create(type, 3);
        sums.putScalar(0, Double.NaN).putScalar(1, Double.POSITIVE_INFINITY).putScalar(2, Double.NEGATIVE_INFINITY);
        INDArray errors = Nd4j.ones(type, 3);
        Rectifier rectifier = new Rectifier(sums, errors);
        rectifier.rectify();
        assertThat(sums.getDouble(0)).isNaN();
        assertThat(sums.getDouble(1)).isInfinite();
        assertThat(sums.getDouble(2)).isZero();
        rectifier.maskErrors();
        assertThat(errors.getDouble(0)).isNotZero();
        assertThat(errors.getDouble(1)).isEqualTo(1);
        assertThat(errors.getDouble(2)).isZero();
    }
}
