package org.subliminal4j.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.common.Printable;
import org.subliminal4j.common.UserException;

/**
 * Keeps a folder for one writer at a time, by a lock which the operating system gives back however the process ends.
 * The file {@code .lock} stays behind, since deleting it could take a lock from another process.
 */
final class FolderLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);
    private static final String FILE = ".lock";

    private static final String THIS_PROCESS = "another part of this one";

    private static final int LONGEST_SIGNATURE = 200;

    /** Out of the way of the file's text, which others may thus read on Windows too. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /**
     * The folders locked by this process. Where locks are POSIX ones, closing a second channel on the file gives up the
     * lock held through the first, so a second attempt ends before it opens one.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    /** What the file system knows the lock's file by; null where it gives no such key. */
    private final @Nullable Object fileKey;

    private FolderLock(Path folder, FileChannel channel) throws IOException {
        this.folder = folder;
        this.channel = channel;
        fileKey = fileKey();
    }

    /**
     * Checks that the lock is still where others look for it.
     *
     * @throws UserException if its file was removed or replaced, so that another process may be writing as well
     */
    void requireHeld() {
        try {
            if (Objects.equals(fileKey, fileKey())) {
                return;
            }
        } catch (IOException gone) {
            LOG.debug("The lock of {} has gone", folder, gone);
        }
        throw new UserException(
                "the lock " + folder.resolve(FILE) + " was removed or replaced while this run was writing to"
                        + " the folder: it stops, so that no result is lost; when no other run writes there, give the same command to"
                        + " go on");
    }

    private @Nullable Object fileKey() throws IOException {
        return Files.readAttributes(folder.resolve(FILE), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /**
     * Takes the lock of {@code folder}, which exists.
     *
     * @throws UserException if another writer has it
     * @throws IOException   if the file system gives no lock
     */
    static FolderLock take(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (!HELD.add(real)) {
            throw inUse(folder, THIS_PROCESS);
        }
        FileChannel channel = null;
        try {
            RunFiles.requireOwn(real.resolve(FILE));
            channel = FileChannel.open(real.resolve(FILE), CREATE, WRITE, LinkOption.NOFOLLOW_LINKS);
            if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                throw inUse(folder, signature(real.resolve(FILE)));
            }
            sign(channel);
            return new FolderLock(real, channel);
        } catch (OverlappingFileLockException anotherClassLoader) {
            giveBack(real, channel);
            throw inUse(folder, THIS_PROCESS);
        } catch (IOException | RuntimeException failure) {
            giveBack(real, channel);
            throw failure;
        }
    }

    private static void sign(FileChannel channel) throws IOException {
        String owner = "process " + ProcessHandle.current().pid() + ", since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
    }

    /** What the owner wrote into the file, or as much of it as an owner would write. */
    static String signature(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Printable.line(new String(in.readNBytes(LONGEST_SIGNATURE), StandardCharsets.UTF_8));
        }
    }

    private static UserException inUse(Path folder, String owner) {
        return new UserException(
                "another process is writing to " + folder + " (" + owner + "): wait for it or choose another --out");
    }

    private static void giveBack(Path real, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            HELD.remove(real);
        }
    }

    @Override
    public void close() throws IOException {
        giveBack(folder, channel);
    }
}
