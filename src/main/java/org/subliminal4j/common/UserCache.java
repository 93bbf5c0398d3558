package org.subliminal4j.common;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The directory in which this user's platform wants a program to keep what it can download again. */
public final class UserCache {
    private UserCache() {}

    /** The cache directory of this program on this machine; it may not exist. */
    public static Path directory() {
        return directory(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    /**
     * The cache directory of this program; it may not exist.
     *
     * @param os          the name of the operating system, as in the property {@code os.name}
     * @param home        the user's home directory
     * @param environment the environment variables
     */
    static Path directory(String os, Path home, Map<String, String> environment) {
        String system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return absolute(
                            environment.get("LOCALAPPDATA"),
                            home.resolve("AppData").resolve("Local"))
                    .resolve("subliminal4j")
                    .resolve("cache");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve("subliminal4j");
        }
        // The XDG Base Directory Specification: a path that is not absolute is to be ignored.
        return absolute(environment.get("XDG_CACHE_HOME"), home.resolve(".cache"))
                .resolve("subliminal4j");
    }

    private static Path absolute(@Nullable String named, Path otherwise) {
        if (named == null || named.isEmpty()) {
            return otherwise;
        }
        Path path = Path.of(named);
        return path.isAbsolute() ? path : otherwise;
    }
}
