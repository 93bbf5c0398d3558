package org.subliminal4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the terminal tells somebody who does not know, or mistypes. */
class HelpTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.run(arguments, new PrintWriter(out), new PrintWriter(err));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "owl", "report", "export", "theorem"})
    void theHelpOfACommandHasExitCodesAndAnExample(String command) {
        assertThat(run(command, "--help")).isZero();
        String help = out.toString();
        assertThat(help).contains("Exit codes:", "  1     Something that you can mend", "  130   Stopped by Ctrl-C");
        String example = help.lines()
                .filter(line -> line.startsWith("  subliminal4j " + command + " "))
                .findFirst()
                .orElseThrow();
        // It is one that can be typed: every option in it is one of the command.
        for (String word : example.strip().split(" ")) {
            if (word.startsWith("--")) {
                assertThat(help).containsPattern("(?m)^ +(-., )?" + word + "\\b");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exprot --from x| did you mean export?",
                "raport --from x| did you mean report?",
                "theorm| did you mean theorem?",
                "export --form x| or was '--form' meant to be --from?",
                "export --from x --fromat=npz| did you mean --format?"
            })
    void whatIsMisspeltIsAnsweredWithTheNearest(String line, String answer) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(answer);
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        assertThat(run("generate-completion")).isZero();
        Path script = Files.writeString(folder.resolve("completion.sh"), out.toString());
        assertThat(complete(script, "subliminal4j", "ex")).contains("export");
        assertThat(complete(script, "subliminal4j", "export", "--fo")).contains("--format");
        assertThat(complete(script, "subliminal4j", "export", "--format", "saf"))
                .contains("safetensors");
    }

    private String complete(Path script, String... words) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash");
        String command = "source '" + script + "'; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD="
                + (words.length - 1) + "; _complete_subliminal4j; echo \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("/bin/bash", "-c", command)
                .redirectErrorStream(true)
                .start();
        bash.getOutputStream().close();
        String printed = new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(printed).isZero();
        return printed;
    }
}
