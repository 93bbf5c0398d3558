package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
class QuotingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "my runs",
                "it's",
                "$(touch hacked)",
                "`id`",
                "a\"b",
                "a\\b",
                "*",
                "~",
                "#x",
                "!x",
                "a;b",
                "é 数",
                "a\nb",
                "esc\033[31m",
                "mix'\007\\$x"
            })
    void aShellTakesItForWhatItIs(String argument) throws Exception {
        String quoted = Quoting.forShell(argument);
        assertThat(quoted.codePoints().noneMatch(Character::isISOControl)).isTrue();
        Process shell = new ProcessBuilder("bash", "-c", "printf '%s|' " + quoted + " end").start();
        String found = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(found).isEqualTo(argument + "|end|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "my runs", "it's", "$(touch hacked)", "a\"b", "a\\b", "'\"", "`id`"})
    void mavenTakesItForWhatItIsAfterAShell(String argument) throws Exception {
        String quoted = Quoting.forShellAndMaven(List.of("run", "--out", argument));
        Process shell = new ProcessBuilder("bash", "-c", "printf '%s' " + quoted).start();
        String handedOver = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(takenApart(handedOver)).containsExactly("run", "--out", argument);
    }

    @Test
    void whatNeedsNoQuotesHasNone() {
        assertThat(Quoting.forShell("--out=runs/2026-01-01T10:00,x@y+z"))
                .isEqualTo("--out=runs/2026-01-01T10:00,x@y+z");
        assertThat(Quoting.forShellAndMaven(List.of("run", "--seeds", "4"))).isEqualTo("\"run --seeds 4\"");
    }

    /** As Maven's exec plugin does it (plexus-utils, CommandLineUtils.translateCommandline). */
    private static List<String> takenApart(String line) {
        StringBuilder current = new StringBuilder();
        StringBuilder all = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    current.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == ' ') {
                all.append(current).append('\0');
                current.setLength(0);
            } else {
                current.append(c);
            }
        }
        return Arrays.stream(all.append(current).toString().split("\0", -1)).collect(Collectors.toList());
    }
}
