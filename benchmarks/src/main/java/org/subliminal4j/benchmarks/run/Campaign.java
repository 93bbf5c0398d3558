package org.subliminal4j.benchmarks.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One run of JMH in a process of its own, whose forks inherit what the process was started with.
 *
 * @param name        the result is {@code <name>.json}
 * @param environment environment variables
 * @param natives     a folder of jars that go before all others on the class path; none if empty
 * @param options     options of the Java virtual machine
 * @param jmh         arguments of JMH
 */
record Campaign(String name, Map<String, String> environment, String natives, List<String> options, List<String> jmh) {
    private static final List<String> QUIET = List.of(
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
            "-Dorg.nd4j.log.initialization=false",
            "-Djmh.ignoreLock=true",
            "-Xmx4g");

    /** Far more than the campaigns take, for a process that hangs: products are quick, trials are not. */
    private static final Duration PRODUCTS_LIMIT = Duration.ofSeconds(100);

    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** A campaign without anything special about its process. */
    static Campaign of(String name, String... jmh) {
        return new Campaign(name, Map.of(), "", List.of(), List.of(jmh));
    }

    /** Runs it, and writes JMH's JSON to {@code results}. */
    void run(Path results, Path logs, List<String> speed) {
        List<String> command = new ArrayList<>();
        command.add(ChildProcess.java());
        command.addAll(QUIET);
        command.addAll(options);
        command.add("-cp");
        command.add(String.join(File.pathSeparator, classPath()));
        command.add("org.openjdk.jmh.Main");
        command.addAll(jmh);
        command.addAll(speed);
        command.addAll(
                List.of("-rf", "json", "-rff", results.resolve(name + ".json").toString()));
        command.addAll(List.of("-foe", "true"));
        ChildProcess.run(
                command, environment, logs.resolve(name + ".log"), name.startsWith("gemm-") ? PRODUCTS_LIMIT : LIMIT);
    }

    private List<String> classPath() {
        List<String> classPath = new ArrayList<>();
        if (!natives.isEmpty()) {
            try (Stream<Path> jars = Files.list(Path.of(natives))) {
                jars.map(Path::toString).sorted().forEach(classPath::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        classPath.add(System.getProperty("java.class.path"));
        return classPath;
    }
}
