package org.subliminal4j.common;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The one way to write a file whole: under a temporary name beside it, forced to the disk, then renamed over it. A kill
 * or a power cut at any moment leaves the old file or the new one, and at worst a temporary file, whose name ends in
 * {@code .part}. A symbolic link of the file's name is replaced, not followed. An interrupt of the thread does no harm,
 * and stays.
 */
public final class WholeFile {
    /** Characters of the file's name in the temporary one: at 4 bytes each they fit into what file systems allow. */
    private static final int NAME_LENGTH = 50;

    private WholeFile() {}

    /** What a file will hold. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes all of it.
         *
         * @param out buffered; need not be closed
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes {@code content} as {@code file}, in a folder that exists.
     *
     * @throws UserException if it cannot be written; what was there before stands
     */
    public static void write(Path file, byte[] content) {
        write(file, out -> out.write(content));
    }

    /**
     * Writes what {@code content} writes as {@code file}, in a folder that exists.
     *
     * @throws UserException if it cannot be written; what was there before stands, as it does if {@code content} throws
     */
    public static void write(Path file, Content content) {
        // Not to be foreseen, so that nobody can put a link, or another writer's file, in its place.
        String name = String.valueOf(file.getFileName());
        name = name.substring(0, Math.min(name.length(), NAME_LENGTH));
        write(file, file.resolveSibling(name + "." + UUID.randomUUID() + ".part"), content);
    }

    /** As {@link #write(Path, Content)}, under a temporary name that nothing has yet. */
    static void write(Path file, Path temporary, Content content) {
        try {
            create(temporary);
            try {
                fill(temporary, content);
                Files.move(temporary, file, ATOMIC_MOVE, REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException failure) {
            throw new UserException(
                    "cannot write " + file + " (" + Reason.of(failure) + "): " + remedy(failure), failure);
        }
        force(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    /** Through java.nio, since java.io would follow a link or take a file that is there. */
    private static void create(Path temporary) throws IOException {
        Files.newByteChannel(temporary, Set.of(CREATE_NEW, WRITE, NOFOLLOW_LINKS))
                .close();
    }

    /** Through java.io, since an interrupt of the thread would close a channel of java.nio in the middle. */
    private static void fill(Path temporary, Content content) throws IOException {
        try (FileOutputStream file = new FileOutputStream(temporary.toFile());
                OutputStream out = new BufferedOutputStream(file)) {
            content.writeTo(out);
            out.flush();
            file.getFD().sync();
        }
    }

    /** Forces the new name to the disk, where the platform can: some, such as Windows, open no folder. */
    private static void force(Path folder) {
        boolean interrupted = Thread.interrupted();
        boolean done = false;
        while (!done) {
            try (FileChannel channel = FileChannel.open(folder, READ)) {
                channel.force(true);
                done = true;
            } catch (ClosedByInterruptException again) {
                interrupted |= Thread.interrupted();
            } catch (IOException cannot) {
                done = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String remedy(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "make its folder first, or name another place";
        }
        if (failure instanceof AccessDeniedException) {
            return "see that its folder can be written to, or name another place";
        }
        return "see that the disk has room and can be written to, and that nothing else has that name";
    }
}
