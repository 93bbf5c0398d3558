package org.subliminal4j.benchmarks.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.subliminal4j.backend.Machine;
import org.subliminal4j.benchmarks.report.RenderResults;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Runs every benchmark and renders the results. The rounds are whole: each measures everything once, so that what drifts
 * on the machine drifts for all libraries alike. Runs in {@code benchmarks/}.
 */
@Command(name = "benchmarks", description = "Measures everything, or what --only finds.")
public final class RunAll implements Callable<Integer> {
    /** Of the last complete run. */
    private static final Path RESULTS = Path.of("results");

    private static final Path PAGE = Path.of("README.md");

    /** Of this run, which takes the last one's place when it is complete. */
    private static final Path CURRENT = Path.of("target", "results");

    private static final Path LOGS = Path.of("target", "logs");
    private static final String EVERYTHING = ".*";
    private static final List<String> QUICKLY = List.of("-wi", "1", "-w", "100ms", "-i", "1", "-r", "100ms");

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", arity = "1", description = "Run everything once and briefly.")
    private boolean quick;

    @Option(names = "--only", description = "A regular expression of the names of what to run.")
    private Pattern only = Pattern.compile(EVERYTHING);

    @Option(names = "--rounds", description = "How often to measure; 0 renders the last results again.")
    private int rounds = 1;

    @Option(names = "--trial-epochs", description = "Epochs of each phase of a trial.")
    private int trialEpochs = 1;

    private final List<String> failed = new ArrayList<>();
    private int parts;
    private final long start = System.nanoTime();

    /** See the options of {@code pom.xml}. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RunAll()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (rounds < 0 || trialEpochs < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "expected at least 0 rounds and 1 epoch, but found " + rounds + " and " + trialEpochs);
        }
        if (rounds == 0) {
            RenderResults.render(RESULTS, PAGE);
            return 0;
        }
        measureAll(quick ? 1 : rounds);
        if (parts == 0) {
            throw new ParameterException(spec.commandLine(), "nothing has a name in which '" + only + "' is found");
        }
        if (quick || !only.pattern().equals(EVERYTHING)) {
            RenderResults.render(CURRENT, null);
            System.out.println("See " + CURRENT.resolve("README.md") + ".");
        } else if (failed.isEmpty()) {
            clear(RESULTS);
            Files.move(CURRENT, RESULTS);
            RenderResults.render(RESULTS, PAGE);
            System.out.println("See " + PAGE + ".");
        } else {
            RenderResults.render(CURRENT, null);
            System.out.println("The page stays as it was. See " + CURRENT.resolve("README.md") + ".");
        }
        failed.forEach(failure -> System.out.println("Failed: " + failure));
        return failed.isEmpty() ? 0 : 1;
    }

    private void measureAll(int times) throws IOException {
        clear(CURRENT);
        Files.createDirectories(CURRENT);
        Processor processor = Processor.current();
        Map<String, String> conditions = Conditions.current();
        conditions.put("kernels of OpenBLAS as shipped", shippedKernels());
        conditions.put("rounds", Integer.toString(times));
        Campaigns.leftOut(processor).forEach((blas, reason) -> {
            System.out.println("Left out: " + blas + ", as " + reason + ".");
            conditions.put("left out: " + blas, reason);
        });
        write("conditions.json", conditions);
        for (int round = 1; round <= times; round++) {
            for (Campaign campaign : Campaigns.round(quick, trialEpochs, processor)) {
                measure(campaign, "round-" + round);
            }
        }
        part("scaling", "scaling", this::scaling);
        part(
                "shapes",
                "shapes",
                () -> inOwnProcess(
                        "shapes",
                        Shapes.class,
                        CURRENT.resolve("shapes.json").toString(),
                        quick ? "0.01" : "0.2"));
        part("first batch", "first-batch", this::firstBatch);
        part(
                "profile",
                "profile",
                () -> inOwnProcess(
                        "profile",
                        Profile.class,
                        CURRENT.resolve("profile.json").toString(),
                        quick ? "1" : "2"));
    }

    /** Two runs are not to be mixed. */
    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** A part of the run. */
    private interface Part {
        void run() throws IOException;
    }

    /** Runs a part if it is asked for. What fails is told at the end, and does not keep the others from being run. */
    private void part(String title, String name, Part part) throws IOException {
        if (only.matcher(name).find()) {
            parts++;
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            System.out.printf("%2d:%02d %s%n", elapsed.toMinutes(), elapsed.toSecondsPart(), title);
            try {
                part.run();
            } catch (IllegalStateException e) {
                failed.add(title + ": " + e.getMessage());
            }
        }
    }

    private void measure(Campaign campaign, String round) throws IOException {
        Path folder = Files.createDirectories(CURRENT.resolve(round));
        List<String> speed = quick && !campaign.name().startsWith("Trial") ? QUICKLY : List.of();
        part(round + ", " + campaign.name(), campaign.name(), () -> campaign.run(folder, LOGS.resolve(round), speed));
    }

    private void scaling() throws IOException {
        Path jar = Path.of("..", "target", "subliminal4j-" + Machine.version() + ".jar");
        Path scratch = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "scaling");
        new Scaling(jar, scratch).run(CURRENT.resolve("scaling.json"), quick);
    }

    private void firstBatch() throws IOException {
        List<Double> seconds = new ArrayList<>();
        // The first one warms the page cache.
        for (int i = 0; i < (quick ? 2 : 6); i++) {
            seconds.add(inOwnProcess("first-batch", FirstBatch.class).seconds());
        }
        write("first-batch.json", seconds.subList(1, seconds.size()));
    }

    private static ChildProcess inOwnProcess(String name, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ChildProcess.java(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return ChildProcess.run(command, Map.of(), LOGS.resolve(name + ".log"));
    }

    private static String shippedKernels() throws IOException {
        inOwnProcess("kernels", Conditions.class);
        return Files.readString(LOGS.resolve("kernels.log"));
    }

    private void write(String name, Object value) throws IOException {
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(CURRENT.resolve(name).toFile(), value);
    }
}
