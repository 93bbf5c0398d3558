package org.subliminal4j.backend;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserCache;
import org.subliminal4j.common.UserException;

/**
 * The folder that native libraries are unpacked into and loaded from: one in which nobody but this user can put or replace
 * a file. JavaCPP by itself takes {@code ~/.javacpp}, and without a home a folder of a known name among everybody's
 * temporary files; what it finds there it loads after a look at size and time.
 */
final class NativeFolder {
    /** JavaCPP asks this first. */
    static final String PROPERTY = "org.bytedeco.javacpp.cachedir";

    private static final String JNA_PROPERTY = "jna.tmpdir";
    private static final Logger LOG = LoggerFactory.getLogger(NativeFolder.class);
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> MINE = PosixFilePermissions.fromString("rwx------");
    private static final int STICKY = 01000;

    private static @Nullable Path temporary;

    private NativeFolder() {}

    /**
     * Tells JavaCPP and JNA the folder, before either loads: the one of {@code -Dorg.bytedeco.javacpp.cachedir}, else
     * {@code native} in the user's cache, else, where that cannot be had or is not the user's alone, a new temporary one
     * that is deleted at exit.
     *
     * @return the folder
     * @throws UserException if none is private
     */
    static Path choose() {
        String named = System.getProperty(PROPERTY);
        Path folder = named == null || named.isEmpty()
                ? choose(UserCache.directory().resolve("native"))
                : named(Path.of(named).toAbsolutePath());
        System.setProperty(PROPERTY, folder.toString());
        if (System.getProperty(JNA_PROPERTY) == null) {
            System.setProperty(JNA_PROPERTY, folder.toString());
        }
        return folder;
    }

    /** The folder {@code usual} if it is private, or can be made so, else a new temporary one. */
    static Path choose(Path usual) {
        String problem = problem(usual);
        if (problem == null) {
            return usual;
        }
        try {
            Path folder = Files.createTempDirectory("subliminal4j-native-").toAbsolutePath();
            temporary = folder;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "delete-natives"));
            LOG.warn(
                    "Native libraries (300 MB) are unpacked anew into {}, and deleted at the end, because {} {}. To keep"
                            + " them, name a folder of your own with -D{}=DIR",
                    folder,
                    usual,
                    problem,
                    PROPERTY);
            return folder;
        } catch (IOException e) {
            throw new UserException(
                    "native libraries can be unpacked nowhere: " + usual + " " + problem
                            + ", and no temporary folder can be made in " + System.getProperty("java.io.tmpdir") + " ("
                            + Reason.of(e) + "): name a folder of your own with -D" + PROPERTY + "=DIR",
                    e);
        }
    }

    private static Path named(Path folder) {
        String problem = problem(folder);
        if (problem != null) {
            throw new UserException("expected a folder for native libraries that only you can write to, but " + folder
                    + " " + problem + ": name another with -D" + PROPERTY + "=DIR");
        }
        return folder;
    }

    /** Why {@code folder}, which is made if it does not exist, is not one for native libraries; null if it is. */
    private static @Nullable String problem(Path folder) {
        try {
            Files.createDirectories(folder, attributes());
            Path real = folder.toRealPath();
            // Its owner is this user, whoever that is.
            Path probe = Files.createTempFile(real, "probe", null);
            try {
                return POSIX ? sharedWith(real, probe) : null;
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            return "cannot be written to (" + Reason.of(e) + ")";
        }
    }

    private static @Nullable String sharedWith(Path real, Path probe) throws IOException {
        if (!Files.getOwner(real).equals(Files.getOwner(probe))) {
            return "belongs to " + Files.getOwner(real).getName();
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(real);
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            return "can be written to by others (" + PosixFilePermissions.toString(permissions) + ")";
        }
        for (Path above = real.getParent(); above != null; above = above.getParent()) {
            // In a sticky folder, such as /tmp, nobody can put another in the place of ours.
            int mode = (int) Files.getAttribute(above, "unix:mode");
            if (Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_WRITE)
                    && (mode & STICKY) == 0) {
                return "is in " + above + ", in which everybody can put another folder in its place";
            }
        }
        return null;
    }

    private static FileAttribute<?>[] attributes() {
        return POSIX ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(MINE)} : new FileAttribute<?>[0];
    }

    /** Deletes the temporary folder, if there is one, before the end. */
    static void discard() {
        if (temporary != null) {
            delete(temporary);
        }
    }

    /** Deletes what can be: on Windows not what is loaded. */
    private static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    return remove(file);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
                    return remove(directory);
                }
            });
        } catch (IOException e) {
            LOG.debug("{} is left", folder, e);
        }
    }

    private static FileVisitResult remove(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            LOG.debug("{} is left", path, e);
        }
        return FileVisitResult.CONTINUE;
    }
}
