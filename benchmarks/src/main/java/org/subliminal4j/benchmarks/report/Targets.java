package org.subliminal4j.benchmarks.report;

import java.util.Optional;
import org.subliminal4j.benchmarks.gemm.Product;

/** What the core is to reach, and whether it does: each a ratio of two measurements of the same run. */
final class Targets {
    private final Tables tables;
    private final int cores;
    private final Table table = new Table("target", "wanted", "measured", "met");

    Targets(Tables tables, int cores) {
        this.tables = tables;
        this.cores = cores;
    }

    /**
     * @param firstBatch    seconds from the start of a process to its first trained batch
     * @param peakMegabytes the most memory of any process of the series of seeds
     */
    String markdown(Optional<Measured> firstBatch, Optional<Measured> peakMegabytes) {
        String epochs = tables.trialEpochs().orElse("no");
        atMost(
                "a trial over its own matrix products (" + epochs + " epochs)",
                1.15,
                Tables.ratio(tables.trial("subliminal4j", epochs), tables.trial("products", epochs)));
        atLeast("the BLAS used over the best one, 1024x784x256, a caller a core", 0.9, ceiling());
        atLeast(
                "the authors' algorithm on libtorch over ours, a seed (" + epochs + " epochs)",
                2,
                Tables.ratio(tables.trial("libtorch", epochs), tables.trial("subliminal4j", epochs)));
        atLeast(
                "DL4J fit as it comes over ours, a seed (" + epochs + " epochs)",
                6,
                Tables.ratio(tables.trial("dl4j", epochs), tables.trial("subliminal4j", epochs)));
        step("TrainingStep", 1024, 1);
        step("TrainingStep", 64, 1.5);
        step("DistillationStep", 1024, 1);
        step("DistillationStep", 64, 1.5);
        atMost("seconds from start to first trained batch", 3, firstBatch);
        atMost("peak resident memory, MB, the most of the series of seeds (1 epoch)", 1500, peakMegabytes);
        return table.markdown();
    }

    private void step(String benchmark, int batch, double wanted) {
        atLeast(
                benchmark + " at batch " + batch + ", libtorch over ours, one thread each",
                wanted,
                Tables.ratio(
                        tables.step(benchmark, "libtorch", batch, 1),
                        tables.step(benchmark, "subliminal4j", batch, 1)));
    }

    /** This library chooses the kernels of the second column on this processor. */
    private Optional<Measured> ceiling() {
        Optional<Measured> best = tables.blases().stream()
                .flatMap(blas -> tables.rate(Product.FIRST_FORWARD, blas, cores, 1).stream())
                .max(java.util.Comparator.comparingDouble(Measured::value));
        return Tables.ratio(tables.rate(Product.FIRST_FORWARD, "openblas-skylakex", cores, 1), best);
    }

    private void atLeast(String name, double wanted, Optional<Measured> measured) {
        row(name, "at least " + number(wanted), measured, measured.map(m -> m.value() >= wanted));
    }

    private void atMost(String name, double wanted, Optional<Measured> measured) {
        row(name, "at most " + number(wanted), measured, measured.map(m -> m.value() <= wanted));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private void row(String name, String wanted, Optional<Measured> measured, Optional<Boolean> met) {
        table.row(
                name,
                wanted,
                Tables.text(measured),
                met.map(yes -> yes ? "yes" : "no").orElse("not measured"));
    }
}
