package org.subliminal4j.benchmarks.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.subliminal4j.benchmarks.gemm.Product;

/** All that is measured by JMH, in its order. */
final class Campaigns {
    private static final String SKYLAKEX = "openblas-skylakex";
    private static final String ONEDNN = "onednn";

    private static final String CORES = Integer.toString(Runtime.getRuntime().availableProcessors());

    /** The products that tell how far a BLAS gets; the others are measured in one mode only. */
    private static final String MAIN_PRODUCTS = "FIRST_FORWARD,FOUR_FIRST_FORWARD,SECOND_FORWARD";

    private static final String ALL_PRODUCTS =
            Stream.of(Product.values()).map(Product::name).collect(Collectors.joining(","));

    private static final List<String> BLASES = List.of("openblas", SKYLAKEX, "mkl", ONEDNN, "libtorch");

    private Campaigns() {}

    /** What a processor cannot run, and why, by the name of the BLAS. */
    static Map<String, String> leftOut(Processor processor) {
        if (processor.runsSkylakeX()) {
            return Map.of();
        }
        Map<String, String> leftOut = new LinkedHashMap<>();
        leftOut.put(SKYLAKEX, "its kernels need AVX-512, which this processor lacks");
        leftOut.put(ONEDNN, "ND4J's build with it needs AVX-512, which this processor lacks");
        return leftOut;
    }

    /**
     * The campaigns of one round.
     *
     * @param quick       one size of each, only to see that everything runs
     * @param trialEpochs the epochs of each phase of a trial; the paper's are 5
     * @param processor   what it cannot run is left out: see {@link #leftOut}
     */
    static List<Campaign> round(boolean quick, int trialEpochs, Processor processor) {
        List<Campaign> campaigns = new ArrayList<>();
        String all = quick ? "product=FIRST_FORWARD,AUXILIARY_WEIGHTS" : "product=" + ALL_PRODUCTS;
        String main = quick ? "product=SECOND_FORWARD" : "product=" + MAIN_PRODUCTS;
        for (String blas : BLASES) {
            if (leftOut(processor).containsKey(blas)) {
                continue;
            }
            campaigns.add(gemm("gemm-callers-" + blas, blas, "-t", "max", "-p", all));
            campaigns.add(gemm("gemm-one-" + blas, blas, "-p", main));
            campaigns.add(gemm("gemm-all-" + blas, blas, "-p", main, "-p", "blasThreads=" + CORES));
        }
        String batches = quick ? "batch=1024" : "batch=64,256,1024";
        for (String step : List.of("TrainingStep", "DistillationStep")) {
            campaigns.add(Campaign.of(step, step, "-p", batches));
            campaigns.add(Campaign.of(
                    step + "-all-threads",
                    step,
                    "-p",
                    "batch=1024",
                    "-p",
                    "library=dl4j,libtorch",
                    "-p",
                    "threads=" + CORES));
        }
        String images = quick ? "images=4096" : "images=60000";
        int epochs = quick ? 1 : trialEpochs;
        campaigns.add(trial("Trial", "subliminal4j,products,libtorch,dl4j-side-by-side", CORES, epochs, images));
        campaigns.add(trial("Trial-dl4j", "dl4j", "1", epochs, images));
        campaigns.add(Campaign.of("around", "benchmarks.around"));
        return campaigns;
    }

    private static Campaign trial(String name, String libraries, String seeds, int epochs, String images) {
        return Campaign.of(
                name,
                "trial.Trial",
                "-p",
                "library=" + libraries,
                "-p",
                "seeds=" + seeds,
                "-p",
                "epochs=" + epochs,
                "-p",
                images);
    }

    private static Campaign gemm(String name, String blas, String... arguments) {
        List<String> jmh = new ArrayList<>(List.of("GemmCeiling", "-p", "blas=" + blas));
        jmh.addAll(List.of(arguments));
        return switch (blas) {
            case SKYLAKEX -> new Campaign(name, Map.of("OPENBLAS_CORETYPE", "SKYLAKEX"), "", List.of(), jmh);
            case "mkl" ->
                new Campaign(name, Map.of(), "target/blas/mkl", List.of("-Dorg.bytedeco.openblas.load=mkl_rt"), jmh);
            case ONEDNN -> new Campaign(name, Map.of(), "target/blas/onednn", List.of(), jmh);
            default -> new Campaign(name, Map.of(), "", List.of(), jmh);
        };
    }
}
