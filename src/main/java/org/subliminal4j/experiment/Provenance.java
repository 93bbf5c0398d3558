package org.subliminal4j.experiment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.subliminal4j.backend.Machine;
import org.subliminal4j.data.ImageData;

/**
 * Where a result comes from: enough to run it again, and to tell why two runs differ.
 *
 * @param version    version of subliminal4j
 * @param commit     commit it was built from, with {@code -dirty} where files had changed; {@code unknown} outside git
 * @param started    when the run started, ISO 8601 in UTC
 * @param command    the command line, without the program's name
 * @param dataSha256 SHA-256 of each raw IDX file by its canonical name: the images decide the accuracies
 * @param java       version and vendor of the Java runtime
 * @param os         operating system and architecture
 * @param cpu        model of the processor
 * @param cores      processors available to the program
 * @param nd4j       version, backend and classifier of ND4J
 * @param blas       name, version and kernel (core type) of the BLAS, for other kernels give other bits, and the outcome of
 *                   the self-check at the start
 * @param workers    trials run side by side, each on one thread
 */
public record Provenance(
        String version,
        String commit,
        String started,
        String command,
        Map<String, String> dataSha256,
        String java,
        String os,
        String cpu,
        int cores,
        String nd4j,
        String blas,
        int workers) {
    public Provenance {
        Checks.requireValue("version", version);
        Checks.requireValue("commit", commit);
        Checks.requireValue("started", started);
        Checks.requireValue("command", command);
        Checks.requireValues("dataSha256", dataSha256);
        Checks.requireValue("java", java);
        Checks.requireValue("os", os);
        Checks.requireValue("cpu", cpu);
        Checks.require(cores >= 1, "cores", "at least 1", cores);
        Checks.requireValue("nd4j", nd4j);
        Checks.requireValue("blas", blas);
        Checks.require(workers >= 1, "workers", "at least 1", workers);
        // In the order of the files, so that the same provenance is written the same way.
        dataSha256 = Collections.unmodifiableMap(new LinkedHashMap<>(dataSha256));
    }

    /**
     * Who computes what, from now on, on this machine.
     *
     * @param command what was asked for, in words that can be given again
     * @param images  the data set
     * @param workers trials run side by side
     */
    public static Provenance now(String command, ImageData images, int workers) {
        return now(command, images.sha256(), workers);
    }

    /**
     * Who computes what, from now on, on this machine.
     *
     * @param command    what was asked for, in words that can be given again
     * @param dataSha256 SHA-256 of each raw file of the data by its canonical name; empty where there are no images
     * @param workers    trials run side by side
     */
    public static Provenance now(String command, Map<String, String> dataSha256, int workers) {
        Machine machine = Machine.current();
        return new Provenance(
                Machine.version(),
                Machine.commit(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                command,
                dataSha256,
                machine.java(),
                machine.os(),
                machine.cpu(),
                machine.cores(),
                machine.nd4j(),
                machine.blas(),
                workers);
    }
}
