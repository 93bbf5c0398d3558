package org.subliminal4j.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subliminal4j.benchmarks.gemm.Product;

/** What the measurements say, as tables. A cell without a measurement is a dash. */
final class Tables {
    /** Who runs trials, in the order of the table. */
    static final List<String> TRIALS = List.of("products", "subliminal4j", "libtorch", "dl4j-side-by-side", "dl4j");

    private static final List<String> BLASES = List.of("openblas", "openblas-skylakex", "mkl", "onednn", "libtorch");

    private static final String GEMM = "GemmCeiling.multiply";
    private static final String TRIAL = "Trial.trial";
    private static final String NONE = "–";

    private final Results results;
    private final int cores;

    /** @param cores of the machine of the measurements: the JMH threads of the benchmarks with one caller a core */
    Tables(Results results, int cores) {
        this.results = results;
        this.cores = cores;
    }

    /** GFLOP/s of all callers together; empty if not measured. */
    Optional<Measured> rate(Product product, String blas, int callers, int blasThreads) {
        return results.find(GEMM, callers, Map.of("product", product, "blas", blas, "blasThreads", blasThreads))
                // Microseconds for one product of each caller.
                .map(time -> time.rate(product.flop() * callers / 1e3));
    }

    /** The names of what was asked to multiply. */
    List<String> blases() {
        List<String> measured = results.values(GEMM, "blas");
        return BLASES.stream().filter(measured::contains).toList();
    }

    /** GFLOP/s of each product on each BLAS. */
    String gemm(int callers, int blasThreads) {
        List<String> header = new ArrayList<>(List.of("product", "shape"));
        header.addAll(blases());
        Table table = new Table(header.toArray(String[]::new));
        for (Product product : Product.values()) {
            List<String> row = new ArrayList<>();
            row.add(product.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
            row.add(product.rows() + "x" + product.inner() + "x" + product.columns());
            blases().forEach(blas -> row.add(text(rate(product, blas, callers, blasThreads))));
            if (!row.subList(2, row.size()).stream().allMatch(NONE::equals)) {
                table.row(row);
            }
        }
        return table.markdown();
    }

    /**
     * Milliseconds of one step of one network.
     *
     * @param benchmark {@code TrainingStep} or {@code DistillationStep}
     */
    Optional<Measured> step(String benchmark, String library, int batch, int threads) {
        boolean fourNetworks = benchmark.equals("DistillationStep") && library.equals("subliminal4j");
        double steps = (double) org.subliminal4j.benchmarks.steps.TrainingStep.IMAGES / batch * (fourNetworks ? 4 : 1);
        return results.find(benchmark + ".epoch", 1, Map.of("library", library, "batch", batch, "threads", threads))
                .map(time -> time.times(1 / steps));
    }

    String steps(String benchmark) {
        Table table = new Table(
                "batch",
                "threads of the others",
                "subliminal4j, ms",
                "DL4J, ms",
                "libtorch, ms",
                "DL4J / ours",
                "libtorch / ours");
        for (int threads : cores == 1 ? new int[] {1} : new int[] {1, cores}) {
            for (int batch : new int[] {64, 256, 1024}) {
                Optional<Measured> ours = step(benchmark, "subliminal4j", batch, 1);
                Optional<Measured> dl4j = step(benchmark, "dl4j", batch, threads);
                Optional<Measured> libtorch = step(benchmark, "libtorch", batch, threads);
                if (dl4j.isPresent()) {
                    table.row(
                            Integer.toString(batch),
                            Integer.toString(threads),
                            text(ours),
                            text(dl4j),
                            text(libtorch),
                            text(ratio(dl4j, ours)),
                            text(ratio(libtorch, ours)));
                }
            }
        }
        return table.markdown();
    }

    /** Seconds a seed. */
    Optional<Measured> trial(String library, String epochs) {
        int seeds = library.equals("dl4j") ? 1 : cores;
        return results.find(TRIAL, 1, Map.of("library", library, "epochs", epochs, "seeds", seeds))
                .map(time -> time.times(1.0 / seeds));
    }

    /** The epochs of each phase of the trials; empty if there are none. */
    Optional<String> trialEpochs() {
        return results.values(TRIAL, "epochs").stream().findFirst();
    }

    /**
     * The last column is the most that the column before it could be: if this library's trials were nothing but their
     * products.
     */
    String trials() {
        Table table = new Table("who", "epochs a phase", "seconds a seed", "over subliminal4j", "over the products");
        trialEpochs().ifPresent(epochs -> {
            for (String library : TRIALS) {
                Optional<Measured> time = trial(library, epochs);
                if (time.isPresent()) {
                    table.row(
                            title(library),
                            epochs,
                            text(time),
                            text(ratio(time, trial("subliminal4j", epochs))),
                            text(ratio(time, trial("products", epochs))));
                }
            }
        });
        return table.markdown();
    }

    static String title(String library) {
        return switch (library) {
            case "products" -> "its matrix products alone";
            case "libtorch" -> "the authors' algorithm on libtorch";
            case "dl4j" -> "DL4J fit as it comes";
            case "dl4j-side-by-side" -> "DL4J fit, seeds side by side";
            default -> library;
        };
    }

    String around() {
        Table table = new Table("what", "time");
        table.row("draw a network, hidden 256-256", ms("Initialise.draw", Map.of("hidden", 256)));
        table.row("draw a network, hidden 2048-2048", ms("Initialise.draw", Map.of("hidden", 2048)));
        table.row("draw a batch of 1024 noise images", us("NoiseBatch.draw"));
        table.row("fetch one from an array of all 60,000 instead", us("NoiseBatch.fetch"));
        table.row("evaluate a network on 10,000 images", ms("Evaluate.evaluate", Map.of("networks", 1)));
        table.row("evaluate four side by side", ms("Evaluate.evaluate", Map.of("networks", 4)));
        table.row("read, unpack and check MNIST", ms("ReadMnist.read", Map.of()));
        return table.markdown();
    }

    private String ms(String benchmark, Map<String, ?> parameters) {
        return text(results.find(benchmark, 1, parameters)) + " ms";
    }

    private String us(String benchmark) {
        return text(results.find(benchmark, 1, Map.of())) + " µs";
    }

    static Optional<Measured> ratio(Optional<Measured> a, Optional<Measured> b) {
        return a.flatMap(numerator -> b.map(numerator::over));
    }

    static String text(Optional<Measured> measured) {
        return measured.map(Measured::text).orElse(NONE);
    }
}
