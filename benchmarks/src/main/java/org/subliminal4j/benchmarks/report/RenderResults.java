package org.subliminal4j.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Turns the measurements of a folder into tables and charts, and puts the tables where a page asks for them. */
public final class RenderResults {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PROFILE_ROWS = 15;

    private final Path folder;
    private final JsonNode conditions;
    private final int cores;
    private final Tables tables;

    private RenderResults(Path folder) throws IOException {
        this.folder = folder;
        conditions = JSON.readTree(folder.resolve("conditions.json").toFile());
        cores = conditions.get("cores").asInt();
        tables = new Tables(Results.read(folder), cores);
    }

    /**
     * Writes {@code README.md} and the charts to the folder.
     *
     * @param folder the measurements of one run
     * @param page   a page with places {@code <!-- results: NAME -->...<!-- end -->}, which are filled; may be null
     */
    public static void render(Path folder, Path page) throws IOException {
        RenderResults render = new RenderResults(folder);
        Map<String, String> sections = render.sections();
        StringBuilder all = new StringBuilder("# Results of one run\n");
        sections.forEach(
                (name, text) -> all.append("\n## ").append(name).append("\n\n").append(text));
        Files.writeString(folder.resolve("README.md"), all);
        Charts.write(render.tables, render.cores, folder);
        if (page != null) {
            Files.writeString(page, fill(Files.readString(page), sections));
        }
    }

    private static String fill(String page, Map<String, String> sections) {
        return Pattern.compile("(<!-- results: (.*?) -->\n).*?(<!-- end -->)", Pattern.DOTALL)
                .matcher(page)
                .replaceAll(place -> {
                    String text = sections.get(place.group(2));
                    if (text == null) {
                        throw new IllegalStateException("the page asks for results \"" + place.group(2)
                                + "\", but there are only " + sections.keySet());
                    }
                    return Matcher.quoteReplacement(place.group(1) + text + place.group(3));
                });
    }

    private Map<String, String> sections() throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("conditions", conditions());
        sections.put("targets", new Targets(tables, cores).markdown(firstBatch(), peakMegabytes()));
        sections.put("trial", tables.trials());
        sections.put("training step", tables.steps("TrainingStep"));
        sections.put("distillation step", tables.steps("DistillationStep"));
        sections.put("products, a caller a core", tables.gemm(cores, 1));
        sections.put("products, one thread", tables.gemm(1, 1));
        sections.put("products, all threads", tables.gemm(1, cores));
        sections.put("around", tables.around());
        sections.put("scaling", scaling());
        sections.put("shapes", shapes());
        sections.put("profile", profile());
        return sections;
    }

    private String conditions() {
        Table table = new Table("what", "of this run");
        conditions
                .properties()
                .forEach(entry -> table.row(entry.getKey(), entry.getValue().asText()));
        return table.markdown();
    }

    private Optional<Measured> firstBatch() throws IOException {
        Path file = folder.resolve("first-batch.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(
                new Measured(StreamSupport.stream(JSON.readTree(file.toFile()).spliterator(), false)
                        .map(JsonNode::asDouble)
                        .toList()));
    }

    private Optional<Measured> peakMegabytes() throws IOException {
        Path file = folder.resolve("scaling.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return StreamSupport.stream(JSON.readTree(file.toFile()).spliterator(), false)
                .filter(point -> point.get("dimension").asText().equals("seeds"))
                .map(point -> Measured.once(point.get("peakMegabytes").asDouble()))
                .max(Comparator.comparingDouble(Measured::value));
    }

    private String scaling() throws IOException {
        Table table =
                new Table("varied", "seeds", "workers", "hidden", "auxiliary", "seconds a seed", "peak memory, MB");
        Path file = folder.resolve("scaling.json");
        if (Files.exists(file)) {
            for (JsonNode point : JSON.readTree(file.toFile())) {
                table.row(
                        point.get("dimension").asText(),
                        point.get("seeds").asText(),
                        point.get("workers").asText(),
                        point.get("hidden").asText(),
                        point.get("auxiliary").asText(),
                        Measured.once(point.get("secondsASeed").asDouble()).text(),
                        String.format(
                                Locale.ROOT, "%.0f", point.get("peakMegabytes").asDouble()));
            }
        }
        return table.markdown();
    }

    /** A step over its products: a row for each network, a column for each batch and number of auxiliary logits. */
    private String shapes() throws IOException {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        Path file = folder.resolve("shapes.json");
        if (Files.exists(file)) {
            for (JsonNode point : JSON.readTree(file.toFile())) {
                String network = point.get("hidden").asText() + " x " + point.get("depth").asText();
                String column = "batch " + point.get("batch").asText() + ", m "
                        + point.get("auxiliary").asText();
                rows.computeIfAbsent(network, unknown -> new LinkedHashMap<>())
                        .put(
                                column,
                                String.format(
                                        Locale.ROOT,
                                        "%.2f",
                                        point.get("overProducts").asDouble()));
            }
        }
        List<String> header = new ArrayList<>(List.of("hidden x depth"));
        rows.values().stream().findFirst().ifPresent(row -> header.addAll(row.keySet()));
        Table table = new Table(header.toArray(String[]::new));
        rows.forEach((network, row) -> {
            List<String> cells = new ArrayList<>(List.of(network));
            cells.addAll(row.values());
            table.row(cells);
        });
        return table.markdown();
    }

    private String profile() throws IOException {
        Table table = new Table("where", "of the time");
        Path file = folder.resolve("profile.json");
        if (Files.exists(file)) {
            JSON.readTree(file.toFile()).properties().stream()
                    .limit(PROFILE_ROWS)
                    .forEach(entry -> table.row(
                            "`" + entry.getKey() + "`",
                            String.format(
                                    Locale.ROOT,
                                    "%.1f%%",
                                    100 * entry.getValue().asDouble())));
        }
        return table.markdown();
    }
}
