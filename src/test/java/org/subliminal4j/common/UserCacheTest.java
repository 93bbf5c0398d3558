package org.subliminal4j.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserCacheTest {
    private static final Path HOME = Path.of("/home/ada").toAbsolutePath();

    @Test
    void isWhereEachPlatformWantsIt() {
        String named = Path.of("/else/where").toAbsolutePath().toString();

        assertThat(UserCache.directory("Linux", HOME, Map.of())).isEqualTo(HOME.resolve(".cache/subliminal4j"));
        assertThat(UserCache.directory("Linux", HOME, Map.of("XDG_CACHE_HOME", named)))
                .isEqualTo(Path.of(named, "subliminal4j"));
        assertThat(UserCache.directory("Mac OS X", HOME, Map.of("XDG_CACHE_HOME", named)))
                .isEqualTo(HOME.resolve("Library/Caches/subliminal4j"));
        assertThat(UserCache.directory("Windows 11", HOME, Map.of("LOCALAPPDATA", named)))
                .isEqualTo(Path.of(named, "subliminal4j", "cache"));
        assertThat(UserCache.directory("Windows 11", HOME, Map.of()))
                .isEqualTo(HOME.resolve("AppData/Local/subliminal4j/cache"));
    }

    @Test
    void ignoresARelativeOrEmptyXdgDirectory() {
        for (String value : new String[] {"", "not/absolute"}) {
            assertThat(UserCache.directory("Linux", HOME, Map.of("XDG_CACHE_HOME", value)))
                    .isEqualTo(HOME.resolve(".cache/subliminal4j"));
        }
    }
}
