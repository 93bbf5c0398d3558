package org.subliminal4j.spark;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.study.StudyExecutor;

/**
 * Runs trials on Apache Spark, each as a job of one task on one thread. All settings of Spark are those of {@code
 * spark-submit}, or of the system properties that begin with {@code spark.}.
 */
public final class SparkExecutor implements StudyExecutor {
    /** The setting that says where nodes have their images from: {@code shipped} by the driver, or {@code nodes}. */
    static final String IMAGES = "spark.subliminal4j.images";

    /** For {@link java.util.ServiceLoader}. */
    public SparkExecutor() {}

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public Trials open(@Nullable String master, DataSets dataSets) {
        SparkConf conf = conf(master);
        boolean shipped = shipped(conf.get(IMAGES, "shipped"));
        // Hadoop has Java for what it misses, and says so to everybody.
        System.setProperty("org.slf4j.simpleLogger.log.org.apache.hadoop.util.NativeCodeLoader", "error");
        try {
            return new SparkTrials(new JavaSparkContext(conf), dataSets, shipped);
        } catch (Exception e) {
            // Scala throws what is checked in Java without saying so.
            if (e instanceof SparkException || e instanceof IllegalArgumentException) {
                throw new UserException("Spark does not start: " + e.getMessage(), e);
            }
            throw e;
        }
    }

    private static SparkConf conf(@Nullable String master) {
        SparkConf conf = new SparkConf();
        if (master != null) {
            conf.setMaster(master);
        }
        if (!conf.contains("spark.master")) {
            throw new UserException("expected --master URL, such as spark://host:7077, or a start by spark-submit, but "
                    + "found neither: say where Spark is");
        }
        conf.setIfMissing("spark.app.name", "subliminal4j");
        conf.setIfMissing("spark.task.cpus", "1");
        conf.setIfMissing("spark.executorEnv.OMP_NUM_THREADS", "1");
        // A task that is lost with its machine is nobody's fault, and four such losses in a long study are few.
        conf.setIfMissing("spark.task.maxFailures", "8");
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        Path application = application();
        if (application != null) {
            conf.setIfMissing("spark.jars", application.toString());
        }
        return conf;
    }

    private static boolean shipped(String images) {
        if (!images.equals("shipped") && !images.equals("nodes")) {
            throw new UserException("expected " + IMAGES + " shipped or nodes, but found '" + images + "'");
        }
        return images.equals("shipped");
    }

    /** The application for the nodes, where this is the program that was built beside it. */
    private static @Nullable Path application() {
        CodeSource source = SparkExecutor.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return null;
        }
        try {
            Path jar = Path.of(source.getLocation().toURI());
            Path application = jar.resolveSibling(String.valueOf(jar.getFileName()).replaceFirst("\\.jar$", "-spark.jar"));
            return Files.isRegularFile(jar) && Files.isRegularFile(application) ? application : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
