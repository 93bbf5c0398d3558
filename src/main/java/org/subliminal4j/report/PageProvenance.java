package org.subliminal4j.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.legacy.ExperimentConfig;

/** Configuration, provenance, and the commands that make the run again. */
final class PageProvenance {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PageProvenance() {}

    /** Every setting by its path in the configuration, such as {@code network.auxiliary}. */
    static Map<String, String> settings(ExperimentConfig config) {
        Map<String, String> settings = new LinkedHashMap<>();
        flatten("", JSON.valueToTree(config), settings);
        return settings;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> settings) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), settings));
        } else {
            settings.put(
                    path, node.isDouble() ? node.asText().replace(".0E", "e").replace("E", "e") : node.toString());
        }
    }

    /** The settings beside the paper's; those that differ are marked. */
    static String configuration(ExperimentConfig config) {
        Map<String, String> paper = settings(ExperimentConfig.paper());
        String rows = settings(config).entrySet().stream()
                .map(setting -> {
                    String other = paper.getOrDefault(setting.getKey(), "-");
                    boolean same = other.equals(setting.getValue());
                    return "<tr%s><th scope=\"row\">%s</th><td class=\"number\">%s</td><td class=\"number\">%s</td></tr>"
                            .formatted(
                                    same ? "" : " class=\"changed\"",
                                    Html.escape(setting.getKey()),
                                    Html.escape(setting.getValue()) + (same ? "" : " (differs)"),
                                    Html.escape(other));
                })
                .collect(Collectors.joining("\n"));
        return """
                <div class="scroll" tabindex="0" role="region" aria-label="Configuration"><table>
                <thead><tr><th scope="col">Setting</th><th scope="col" class="number">This run</th>\
                <th scope="col" class="number">The paper</th></tr></thead>
                <tbody>%s</tbody></table></div>
                """.formatted(rows);
    }

    /** The full provenance of each session. */
    static String provenance(List<Provenance> sessions) {
        if (sessions.size() == 1) {
            return table("Provenance", "", sessions.get(0));
        }
        return "<p>The run was stopped and went on: it has %d sessions.</p>".formatted(sessions.size())
                + IntStream.range(0, sessions.size())
                        .mapToObj(i -> table(
                                "Provenance of session " + (i + 1),
                                "<caption>Session " + (i + 1) + "</caption>",
                                sessions.get(i)))
                        .collect(Collectors.joining());
    }

    private static String table(String title, String caption, Provenance provenance) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Version", provenance.version() + ", commit " + provenance.commit());
        facts.put("Started", provenance.started());
        facts.put("Command", provenance.command());
        facts.put("Java", provenance.java());
        facts.put("System", provenance.os());
        facts.put("Processor", provenance.cpu() + ", " + provenance.cores() + " cores for the program");
        facts.put("ND4J", provenance.nd4j());
        facts.put("BLAS", provenance.blas());
        facts.put("Workers", provenance.workers() + ", one thread each");
        new TreeMap<>(provenance.dataSha256()).forEach((file, hash) -> facts.put("SHA-256 of " + file, hash));
        String rows = facts.entrySet().stream()
                .map(fact -> "<tr><th scope=\"row\">%s</th><td%s>%s</td></tr>"
                        .formatted(
                                Html.escape(fact.getKey()),
                                fact.getKey().startsWith("SHA") || fact.getKey().equals("Command")
                                        ? " class=\"hash\""
                                        : "",
                                Html.escape(fact.getValue())))
                .collect(Collectors.joining("\n"));
        return """
                <div class="scroll" tabindex="0" role="region" aria-label="%1$s"><table>%2$s<tbody>
                %3$s
                </tbody></table></div>
                """.formatted(title, caption, rows);
    }

    /** The commands that make the run again, from a clone of the repository. */
    static String reproduce(Provenance provenance) {
        boolean dirty = provenance.commit().endsWith("-dirty");
        String commit = provenance.commit().replace("-dirty", "");
        String checkout = commit.equals("unknown") ? "" : "git checkout " + commit + "\n";
        String commands = checkout + "mvn -q package -DskipTests\n" + "java -jar target/subliminal4j-"
                + provenance.version() + ".jar " + provenance.command();
        return """
                <p>In a clone of subliminal4j:</p>
                <pre tabindex="0"><code>%s</code></pre>
                <p>%sThe same seeds give the same bits on the same machine with the same BLAS kernels, whatever the number \
                of workers; on another machine, they give other bits and, within the intervals, the same means.</p>
                """.formatted(
                Html.escape(commands), dirty ? "Files had been changed since that commit when the run was made. " : "");
    }
}
