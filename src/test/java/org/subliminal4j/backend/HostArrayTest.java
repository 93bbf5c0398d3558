package org.subliminal4j.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class HostArrayTest {
    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void valuesTravelInTheOrderOfTheBuffer(DataType type) {
        Backend.start();
        INDArray matrix = Nd4j.create(type, new long[] {2, 3}, 'f');
        HostArray host = HostArray.zeros(type, 6);
        for (int i = 0; i < 6; i++) {
            host.set(i, i + 0.5);
        }
        host.writeTo(matrix);
        assertThat(matrix.toDoubleMatrix()).isDeepEqualTo(new double[][] {{0.5, 2.5, 4.5}, {1.5, 3.5, 5.5}});
        matrix.muli(2);
        host.readFrom(matrix);
        assertThat(host.get(1)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void aViewIntoALargerVectorIsReadWhereItStarts(DataType type) {
        Backend.start();
        INDArray vector = Nd4j.arange(10).castTo(type);
        HostArray host = HostArray.zeros(type, 4);
        host.readFrom(vector.get(NDArrayIndex.interval(3, 7)));
        assertThat(host.get(0)).isEqualTo(3);
        assertThat(host.get(3)).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void anotherTypeOrLengthOrAGapIsRefused(DataType type) {
        Backend.start();
        HostArray host = HostArray.zeros(type, 4);
        DataType other = type == DataType.FLOAT ? DataType.DOUBLE : DataType.FLOAT;
        assertThatThrownBy(() -> host.readFrom(Nd4j.zeros(other, 4))).hasMessageContaining(other.toString());
        assertThatThrownBy(() -> host.writeTo(Nd4j.zeros(type, 5))).hasMessageContaining("found 5");
        INDArray column = Nd4j.zeros(type, 4, 3).get(NDArrayIndex.all(), NDArrayIndex.point(1));
        assertThatThrownBy(() -> host.readFrom(column)).isInstanceOf(IllegalArgumentException.class);
    }
}
