package org.subliminal4j.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * All measurements of JMH in a folder, those of the same benchmark in several rounds taken together. A sample is the mean
 * of one process: its iterations share what differs between processes, so that they are not independent.
 */
final class Results {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was measured: the method without its package, its parameters, and its number of threads. */
    private record Key(String benchmark, Map<String, String> parameters, int threads) {}

    private final List<Key> keys = new ArrayList<>();
    private final List<List<Double>> samples = new ArrayList<>();

    private Results() {}

    /** Reads every file of JMH's in the folders {@code round-*}. */
    static Results read(Path folder) throws IOException {
        Results results = new Results();
        try (Stream<Path> files = Files.walk(folder.toAbsolutePath())) {
            for (Path file : files.filter(Results::isJmh).sorted().toList()) {
                for (JsonNode measurement : JSON.readTree(file.toFile())) {
                    results.add(measurement);
                }
            }
        }
        return results;
    }

    private static boolean isJmh(Path file) {
        return file.getParent().getFileName().toString().startsWith("round-")
                && file.toString().endsWith(".json");
    }

    private void add(JsonNode measurement) {
        String[] name = measurement.get("benchmark").asText().split("\\.");
        Map<String, String> parameters = new TreeMap<>();
        measurement
                .path("params")
                .properties()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        Key key = new Key(
                name[name.length - 2] + "." + name[name.length - 1],
                parameters,
                measurement.get("threads").asInt());
        if (!keys.contains(key)) {
            keys.add(key);
            samples.add(new ArrayList<>());
        }
        List<Double> values = samples.get(keys.indexOf(key));
        for (JsonNode fork : measurement.get("primaryMetric").get("rawData")) {
            values.add(StreamSupport.stream(fork.spliterator(), false)
                    .mapToDouble(JsonNode::asDouble)
                    .average()
                    .orElseThrow());
        }
    }

    /**
     * The measurement of {@code benchmark} with these parameters, whatever its others; empty if there is none.
     *
     * @param threads threads of JMH
     */
    Optional<Measured> find(String benchmark, int threads, Map<String, ?> parameters) {
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            if (key.benchmark().equals(benchmark)
                    && key.threads() == threads
                    && parameters.entrySet().stream().allMatch(entry -> entry.getValue()
                            .toString()
                            .equals(key.parameters().get(entry.getKey())))) {
                return Optional.of(new Measured(List.copyOf(samples.get(i))));
            }
        }
        return Optional.empty();
    }

    /** The values which {@code parameter} takes in measurements of {@code benchmark}, in the order of the files. */
    List<String> values(String benchmark, String parameter) {
        return keys.stream()
                .filter(key ->
                        key.benchmark().equals(benchmark) && key.parameters().containsKey(parameter))
                .map(key -> key.parameters().get(parameter))
                .distinct()
                .toList();
    }
}
