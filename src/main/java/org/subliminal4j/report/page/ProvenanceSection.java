package org.subliminal4j.report.page;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.subliminal4j.common.Json;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.store.StoredRun;

/** The experiment as a file, where the run comes from, and the commands that make it again. */
final class ProvenanceSection {
    private ProvenanceSection() {}

    /** The whole experiment as JSON, to be read or run. */
    static String experiment(StoredRun run, String data, String of) {
        Experiment experiment = run.experiment();
        return """
                <p>Networks of %s on %s. The file below says all of it%s.</p>
                <details><summary>The experiment as JSON</summary>
                <pre tabindex="0" aria-label="The experiment as JSON%s"><code>%s</code></pre></details>
                """.formatted(
                        Html.escape(experiment.architecture().label()),
                        Html.escape(data),
                        experiment.task() instanceof Task.Images ? "; <code>run --experiment FILE</code> runs it" : "",
                        Html.escape(of),
                        Html.escape(new String(Json.pretty(experiment), StandardCharsets.UTF_8)));
    }

    /** The full provenance of each session. */
    static String provenance(StoredRun run, String of) {
        List<Provenance> sessions = run.sessions();
        if (sessions.size() == 1) {
            return table("Provenance" + of, "", sessions.get(0));
        }
        return "<p>The run was stopped and went on: it has %s sessions.</p>".formatted(sessions.size())
                + IntStream.range(0, sessions.size())
                        .mapToObj(i -> table(
                                "Provenance of session " + (i + 1) + of,
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
                """.formatted(Html.escape(title), caption, rows);
    }

    /** The commands that make the run again, from a clone of the repository. */
    static String reproduce(StoredRun run, String of) {
        Provenance provenance = run.provenance();
        boolean dirty = provenance.commit().endsWith("-dirty");
        String commit = provenance.commit().replace("-dirty", "");
        String checkout = commit.equals("unknown") ? "" : "git checkout " + commit + "\n";
        String commands = checkout + "mvn -q package -DskipTests\n" + "java -jar target/subliminal4j-"
                + provenance.version() + ".jar " + provenance.command();
        return """
                <p>In a clone of subliminal4j:</p>
                <pre tabindex="0" aria-label="Commands%s"><code>%s</code></pre>
                <p>%sThe same seeds give the same bits on the same machine with the same BLAS kernels, whatever the number \
                of workers; on another machine, they give other bits and, within the intervals, the same means.</p>
                """.formatted(
                        Html.escape(of),
                        Html.escape(commands),
                        dirty ? "Files had been changed since that commit when the run was made. " : "");
    }
}
