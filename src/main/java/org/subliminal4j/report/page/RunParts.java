package org.subliminal4j.report.page;

import org.subliminal4j.report.style.AnalysedRun;

/** Parts of a run's page that other pages have too, as HTML. */
public final class RunParts {
    private final RunView view;

    /** The parts of {@code run}, under headings of level 2. */
    public RunParts(AnalysedRun run) {
        view = new RunView(0, "", run, RunData.of("", run), 2);
    }

    /** Who descends from whom, as a diagram and in words. */
    public String lineage() {
        LineageDiagram lineage = new LineageDiagram(view);
        return "<div class=\"flow\"><div>" + lineage.html() + "</div>" + lineage.list() + "</div>";
    }

    /** The experiment as JSON. */
    public String experiment() {
        return ProvenanceSection.experiment(view);
    }

    /** Where the results come from. */
    public String provenance() {
        return ProvenanceSection.provenance(view);
    }

    /** The commands that make them again. */
    public String reproduce() {
        return ProvenanceSection.reproduce(view);
    }
}
