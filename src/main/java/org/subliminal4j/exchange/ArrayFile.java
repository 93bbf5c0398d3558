package org.subliminal4j.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;

/** A file of named arrays, of which none is read before it is asked for. What a file says of its size is not believed. */
sealed interface ArrayFile extends Closeable permits NpzFile, SafetensorsFile {
    /** How every zip with something in it begins. */
    int ZIP = 0x504b0304;

    /**
     * An array about to be read.
     *
     * @param type    {@link DataType#FLOAT} or {@link DataType#DOUBLE}
     * @param order   of the bytes of one number
     * @param shape   its axes, the last one fastest
     * @param content its numbers; more may follow
     */
    record Stored(DataType type, ByteOrder order, List<Long> shape, InputStream content) {}

    /** What the file says of itself; empty where it says nothing. */
    Map<String, String> metadata();

    /** The names of its arrays. */
    Set<String> names();

    /**
     * Goes to an array; ends what was read of the one before.
     *
     * @param name one of {@link #names}
     * @throws IOException if its header makes no sense, in one line
     */
    Stored open(String name) throws IOException;

    /**
     * Opens a file as what its first bytes say it is.
     *
     * @throws IOException if it is not such a file, in one line
     */
    static ArrayFile open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(Files.exists(file) ? "not a file" : "no such file");
        }
        byte[] begin;
        try (InputStream in = Files.newInputStream(file)) {
            begin = in.readNBytes(Integer.BYTES);
        }
        boolean zip = begin.length == Integer.BYTES && ByteBuffer.wrap(begin).getInt() == ZIP;
        return zip ? NpzFile.of(file) : SafetensorsFile.of(file);
    }
}
