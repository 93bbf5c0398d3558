package org.subliminal4j.benchmarks.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Time and memory of whole processes of the command line, one epoch a phase, along one dimension at a time: seeds,
 * workers, hidden width and number of auxiliary logits.
 */
final class Scaling {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int WIDTH = 256;
    private static final int AUXILIARY = 3;

    private final Path jar;
    private final Path scratch;
    private final List<Point> points = new ArrayList<>();

    /**
     * One process.
     *
     * @param dimension     what is varied in its series
     * @param secondsASeed  wall-clock time of the process by its seeds: what a user waits
     * @param peakMegabytes most resident memory, in 10^6 bytes
     */
    record Point(
            String dimension,
            int seeds,
            int workers,
            int hidden,
            int auxiliary,
            double secondsASeed,
            double peakMegabytes) {}

    /**
     * @param jar     the runnable jar, with its libraries beside it
     * @param scratch where the runs may leave their folders
     */
    Scaling(Path jar, Path scratch) {
        this.jar = jar;
        this.scratch = scratch;
    }

    /** Measures all series, and writes the points to {@code file}. */
    void run(Path file, boolean quick) throws IOException {
        for (int seeds : quick ? new int[] {2} : new int[] {1, 2, 4, 8, 100}) {
            measure("seeds", seeds, CORES, WIDTH, AUXILIARY);
        }
        for (int workers = 1; workers <= CORES && !quick; workers++) {
            measure("workers", CORES, workers, WIDTH, AUXILIARY);
        }
        for (int hidden : quick ? new int[] {64} : new int[] {64, 256, 1024, 2048}) {
            measure("hidden", CORES, CORES, hidden, AUXILIARY);
        }
        for (int auxiliary : quick ? new int[] {} : new int[] {3, 30, 300, 1000}) {
            measure("auxiliary", CORES, CORES, WIDTH, auxiliary);
        }
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), points);
    }

    private void measure(String dimension, int seeds, int workers, int hidden, int auxiliary) {
        String name = "scaling-" + points.size();
        List<String> command = List.of(
                ChildProcess.java(),
                "-jar",
                jar.toString(),
                "run",
                "--epochs=1",
                "--seeds=" + seeds,
                "--workers=" + workers,
                "--hidden=" + hidden + "," + hidden,
                "--auxiliary=" + auxiliary,
                "--data=" + Path.of("..", "datasets", "mnist"),
                "--out=" + scratch.resolve(name));
        ChildProcess process = ChildProcess.run(command, Map.of(), scratch.resolve(name + ".log"));
        points.add(new Point(
                dimension, seeds, workers, hidden, auxiliary, process.seconds() / seeds, process.peakMegabytes()));
    }
}
