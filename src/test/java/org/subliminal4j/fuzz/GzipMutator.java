package org.subliminal4j.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Changes gzip data, or what is in it. */
final class GzipMutator implements Mutator {
    private final Mutator bytes = new ByteMutator();

    @Override
    public byte[] mutate(byte[] input, byte[] other, RandomGenerator random) {
        if (random.nextInt(3) > 0) {
            try {
                return packed(bytes.mutate(unpacked(input), unpacked(other), random));
            } catch (IOException noGzipAnyMore) {
                return bytes.mutate(input, other, random);
            }
        }
        return bytes.mutate(input, other, random);
    }

    private static byte[] unpacked(byte[] input) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(input))) {
            return in.readNBytes(1 << 20);
        }
    }

    static byte[] packed(byte[] raw) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(raw);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
