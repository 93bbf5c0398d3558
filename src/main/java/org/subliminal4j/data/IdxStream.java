package org.subliminal4j.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The content of a file that is raw or gzip by its first two bytes, whatever its name. */
final class IdxStream {
    private IdxStream() {}

    /** The size of an ordinary file as it is stored; a pipe or a device, which might never end, is refused unopened. */
    static long size(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            String other = Files.isDirectory(path) ? "a directory" : "a pipe, a socket or a device";
            String found = Files.exists(path) ? "something else (" + other + ")" : "nothing";
            throw IdxFault.of(path, "a file", found, "Put it there, or name another directory.");
        }
        return Files.size(path);
    }

    static boolean isGzip(Path path) throws IOException {
        try (InputStream stored = Files.newInputStream(path)) {
            return stored.read() == 0x1f && stored.read() == 0x8b;
        }
    }

    /** The content, to look at its beginning: no more of the file is read than is asked for. */
    static InputStream begin(Path path, boolean gzip) throws IOException {
        InputStream stored = new BufferedInputStream(Files.newInputStream(path));
        try {
            return gzip ? new GZIPInputStream(stored) : stored;
        } catch (IOException failure) {
            stored.close();
            throw failure;
        }
    }

    /** The content, to be read to its end: bytes after the end of the gzip data are refused there. */
    static InputStream whole(Path path, boolean gzip) throws IOException {
        return gzip
                ? new WholeGzip(Files.readAllBytes(path))
                : new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    }

    /** Refuses bytes after the end of the gzip data, which {@link GZIPInputStream} passes over in silence. */
    private static final class WholeGzip extends GZIPInputStream {
        private static final int TRAILER = 8;

        /** Given the whole file at once, the inflater's rest at the end is the trailer and what follows it. */
        WholeGzip(byte[] stored) throws IOException {
            super(new ByteArrayInputStream(stored), stored.length);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            if (read < 0 && inf.getRemaining() > TRAILER) {
                throw new ZipException("bytes after its end");
            }
            return read;
        }
    }
}
