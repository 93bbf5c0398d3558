package org.subliminal4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.Json;
import org.subliminal4j.experiment.Experiment;

/** The code of the README and its pages compiles and runs as it stands there, but for the numbers of seeds and images. */
class ReadmeIT {
    @TempDir
    private Path folder;

    @Test
    void theTenLinesTrainAStudentThatReadsDigits() throws Exception {
        String printed = run(Pages.block("java", "Teaching.teach"));
        // One seed of a student whose accuracy has a standard deviation of 0.11 about 0.53; this one is at 0.58.
        assertThat(Double.parseDouble(printed.strip())).isBetween(0.3, 0.8);
    }

    @Test
    void anOwnExperimentGetsSeedsATableAndAPage() throws Exception {
        String code = Pages.block("java", "A chain of three students");
        assertThat(code.lines().filter(line -> !line.isBlank() && !line.startsWith("import ")))
                .hasSizeLessThan(25);
        String small = code.replace("60_000", "6_000").replace("SeedRange(1, 8)", "SeedRange(1, 2)");
        Path run = folder.resolve("chain");
        String printed = run(small.replace("runs/chain", run.toString().replace('\\', '/')));
        assertThat(printed).contains("A chain of three students", "first", "second", "third");
        assertThat(run.toFile().list()).contains("results.jsonl", "summary.csv", "figure.png", "report.html");
    }

    @Test
    void theExperimentInJsonIsOne() throws Exception {
        Experiment experiment =
                Json.parse(Pages.block("json", "Squared error").getBytes(StandardCharsets.UTF_8), Experiment.class);
        assertThat(experiment.arms()).hasSize(4);
        assertThat(experiment.arm("student").stages().get(0).schedule())
                .isEqualTo(Experiment.paper().arm("student-aux").stages().get(0).schedule());
    }

    /** Compiles and runs lines of Java, and returns what they print. */
    private String run(String block) throws Exception {
        String source = Pages.program("Readme", block);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Readme.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options =
                List.of("-classpath", System.getProperty("java.class.path"), "-d", folder.toString(), "-proc:none");
        boolean compiled = compiler.getTask(complaints, null, null, options, null, List.of(file))
                .call();
        assertThat(compiled).as("%s\n%s", source, complaints).isTrue();

        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("Readme").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
