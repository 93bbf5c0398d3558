package org.subliminal4j.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.nd4j.linalg.api.buffer.DataType;

/** Writes the numbers of an array as little-endian bytes. */
final class LittleEndian implements NamedArray.Sink {
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final boolean wide;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private long written;

    private LittleEndian(OutputStream out, DataType type) {
        this.out = out;
        wide = type == DataType.DOUBLE;
    }

    /** Writes all numbers of {@code array} to {@code out}. */
    static void write(NamedArray array, OutputStream out) throws IOException {
        LittleEndian sink = new LittleEndian(out, array.type());
        array.values().writeTo(sink);
        sink.flush();
        if (sink.written != array.length()) {
            throw new IllegalStateException("expected " + array.length() + " values for " + array.name() + " of shape "
                    + array.shape() + ", but found " + sink.written);
        }
    }

    @Override
    public void put(double value) throws IOException {
        if (wide) {
            bytes.putDouble(value);
        } else {
            bytes.putFloat((float) value);
        }
        written++;
        if (!bytes.hasRemaining()) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(bytes.array(), 0, bytes.position());
        bytes.clear();
    }
}
