package org.subliminal4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.Json;
import org.subliminal4j.experiment.Experiment;

/** The README's code compiles and runs as it stands there, but for the numbers of seeds and images. */
class ReadmeIT {
    @TempDir
    private Path folder;

    @Test
    void theTenLinesTrainAStudentThatReadsDigits() throws Exception {
        String printed = run(blocks("java").get(0));
        // One seed of a student whose accuracy has a standard deviation of 0.11 about 0.53; this one is at 0.58.
        assertThat(Double.parseDouble(printed.strip())).isBetween(0.3, 0.8);
    }

    @Test
    void anOwnExperimentGetsSeedsATableAndAPage() throws Exception {
        String code = blocks("java").get(1);
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
        Experiment experiment = Json.parse(blocks("json").get(0).getBytes(StandardCharsets.UTF_8), Experiment.class);
        assertThat(experiment.arms()).hasSize(4);
        assertThat(experiment.arm("student").stages().get(0).schedule())
                .isEqualTo(Experiment.paper().arm("student-aux").stages().get(0).schedule());
    }

    private static List<String> blocks(String language) throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String fence = "```" + language + "\n";
        List<String> blocks = new ArrayList<>();
        for (int start = readme.indexOf(fence); start >= 0; start = readme.indexOf(fence, start + 1)) {
            blocks.add(readme.substring(start + fence.length(), readme.indexOf("```", start + fence.length())));
        }
        assertThat(blocks).as("%s in README.md", language).isNotEmpty();
        return blocks;
    }

    /** Compiles and runs lines of Java, and returns what they print. */
    private String run(String block) throws Exception {
        List<String> lines = block.lines().toList();
        String imports =
                lines.stream().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String body = lines.stream().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        String source =
                imports + "\npublic class Readme { public static void main() throws Exception {\n" + body + "\n} }";

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
            loader.loadClass("Readme").getMethod("main").invoke(null);
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
