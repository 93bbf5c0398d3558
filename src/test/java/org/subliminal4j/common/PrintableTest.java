package org.subliminal4j.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void whatATerminalWouldObeyIsWrittenOut() {
        assertThat(Printable.line("red \033[31m\r\n\b\177\u009b1m"))
                .isEqualTo("red \\u001b[31m\\u000d\\u000a\\u0008\\u007f\\u009b1m");
        assertThat(Printable.line("right \u202e to left\u2028")).isEqualTo("right \\u202e to left\\u2028");
    }

    @Test
    void lettersOfAnyScriptStay() {
        assertThat(Printable.line("Größe, 数字, 😀")).isEqualTo("Größe, 数字, 😀");
    }

    @Test
    void theLinesOfAMessageBecomeOne() {
        assertThat(Printable.message(" expected a,\n  but found\r\nb\033 \n"))
                .isEqualTo("expected a, but found b\\u001b");
        assertThat(new UserException("a\nb", new IllegalStateException())).hasMessage("a b");
        assertThat(new UserException("a\nb")).hasMessage("a b");
    }

    @Test
    void noTextFloodsTheTerminal() {
        assertThat(Printable.line("x".repeat(1_000_000))).hasSizeLessThan(2100).endsWith("x ...");
    }
}
