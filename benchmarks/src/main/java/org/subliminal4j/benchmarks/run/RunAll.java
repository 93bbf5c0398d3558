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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.subliminal4j.backend.Machine;
import org.subliminal4j.benchmarks.report.RenderResults;

/**
 * Runs every benchmark and renders the results. The rounds are whole: each measures everything once, so that what drifts
 * on the machine drifts for all libraries alike. Runs in {@code benchmarks/}.
 */
public final class RunAll {
    private static final Path RESULTS = Path.of("results");
    private static final Path PAGE = Path.of("README.md");
    private static final Path LOGS = Path.of("target", "logs");
    private static final String EVERYTHING = ".*";
    private static final List<String> QUICKLY = List.of("-wi", "1", "-w", "100ms", "-i", "1", "-r", "100ms");

    private final boolean quick;
    private final Pattern only;
    private final boolean complete;
    private final Path results;

    /** A run of all there is fills {@code results} and the page; a quick or partial one goes where it misleads nobody. */
    private RunAll(boolean quick, String only) {
        this.quick = quick;
        this.only = Pattern.compile(only);
        complete = !quick && only.equals(EVERYTHING);
        results = complete ? RESULTS : Path.of("target", "results");
    }

    /**
     * @param arguments quick (true or false); a regular expression of campaigns; rounds, 0 to render the last results
     *     again; epochs of the compared trials
     */
    public static void main(String[] arguments) throws IOException {
        boolean quick = Boolean.parseBoolean(arguments[0]);
        int rounds = Integer.parseInt(arguments[2]);
        if (rounds == 0) {
            RenderResults.render(RESULTS, PAGE);
            return;
        }
        new RunAll(quick, arguments[1]).run(quick ? 1 : rounds, Integer.parseInt(arguments[3]));
    }

    private void run(int rounds, int trialEpochs) throws IOException {
        clear(results);
        Files.createDirectories(results);
        Map<String, String> conditions = Conditions.current();
        conditions.put("kernels of OpenBLAS as shipped", shippedKernels());
        conditions.put("rounds", Integer.toString(rounds));
        write("conditions.json", conditions);
        long start = System.nanoTime();
        for (int round = 1; round <= rounds; round++) {
            for (Campaign campaign : Campaigns.round(quick, trialEpochs)) {
                measure(start, campaign, "round-" + round);
            }
        }
        part(start, "scaling", "scaling", this::scaling);
        part(start, "first batch", "first-batch", this::firstBatch);
        part(
                start,
                "profile",
                "profile",
                () -> inOwnProcess(
                        "profile",
                        Profile.class,
                        results.resolve("profile.json").toString(),
                        quick ? "1" : "2"));
        RenderResults.render(results, complete ? PAGE : null);
        System.out.println("See " + results.resolve("README.md") + ".");
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

    private void part(long start, String title, String name, Part part) throws IOException {
        if (only.matcher(name).find()) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            System.out.printf("%2d:%02d %s%n", elapsed.toMinutes(), elapsed.toSecondsPart(), title);
            part.run();
        }
    }

    private void measure(long start, Campaign campaign, String round) throws IOException {
        Path folder = Files.createDirectories(results.resolve(round));
        List<String> speed = quick && !campaign.name().startsWith("Trial") ? QUICKLY : List.of();
        part(
                start,
                round + ", " + campaign.name(),
                campaign.name(),
                () -> campaign.run(folder, LOGS.resolve(round), speed));
    }

    private void scaling() throws IOException {
        Path jar = Path.of("..", "target", "subliminal4j-" + Machine.version() + ".jar");
        Path scratch = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "scaling");
        new Scaling(jar, scratch).run(results.resolve("scaling.json"), quick);
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
                .writeValue(results.resolve(name).toFile(), value);
    }
}
