package org.subliminal4j.report.page;

import java.util.List;
import java.util.Map;
import org.subliminal4j.analysis.Contrast;
import org.subliminal4j.analysis.Statement;
import org.subliminal4j.report.style.AnalysedRun;
import org.subliminal4j.report.style.ArmStyle;
import org.subliminal4j.store.StoredRun;

/** Parts of a run's page that other pages have too, as HTML. */
public final class RunParts {
    private final StoredRun run;
    private final String data;
    private final Map<String, ArmStyle> styles;

    /** The parts of {@code run}. */
    public RunParts(AnalysedRun run) {
        this(run.run(), run.data(), run.styles());
    }

    /**
     * The parts of {@code run}.
     *
     * @param data   what people call its data set
     * @param styles how each arm is drawn, by name
     */
    public RunParts(StoredRun run, String data, Map<String, ArmStyle> styles) {
        this.run = run;
        this.data = data;
        this.styles = Map.copyOf(styles);
    }

    /** Who descends from whom, as a diagram and in words. */
    public String lineage() {
        LineageDiagram lineage = new LineageDiagram(run.experiment(), styles, "lineage", "");
        return "<div class=\"flow\"><div>" + lineage.html() + "</div>" + lineage.list() + "</div>";
    }

    /** What the results show, under headings of level 3. */
    public static String findings(List<Statement> statements) {
        return ClaimsSection.findings(statements, 3);
    }

    /** Contrasts with their tests, as a table; empty where there are none. */
    public static String contrasts(String caption, List<Contrast> contrasts) {
        return ClaimsSection.contrasts(caption, contrasts);
    }

    /** The experiment as JSON. */
    public String experiment() {
        return ProvenanceSection.experiment(run, data, "");
    }

    /** Where the results come from. */
    public String provenance() {
        return ProvenanceSection.provenance(run, "");
    }

    /** The commands that make them again. */
    public String reproduce() {
        return ProvenanceSection.reproduce(run, "");
    }
}
