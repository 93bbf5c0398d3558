package org.subliminal4j.report.page;

import org.subliminal4j.report.style.AnalysedRun;

/** Charts of a run's page that other pages have too, as HTML; they draw {@link #data}. */
public final class RunCharts {
    private static final int TOP = 2;

    private final RunView view;

    /**
     * The charts of {@code run}.
     *
     * @param index the number that {@link #data} will have among the data of the page
     */
    public RunCharts(AnalysedRun run, int index) {
        view = new RunView(index, "", run, RunData.of("", run), TOP);
    }

    /** The numbers of the charts, for the page's data. */
    public Object data() {
        return view.data();
    }

    /** Accuracy and loss, epoch by epoch; empty where the results hold no epochs. */
    public String epochs() {
        return view.data().curves().isEmpty() ? "" : CurvesFigure.html(view);
    }

    /** What {@link #classes} shows. */
    public String classesTitle() {
        return ClassesFigure.title(view);
    }

    /** What the arm of the headline takes each class for; empty where the results do not tell. */
    public String classes() {
        return view.data().classes() == null ? "" : ClassesFigure.html(view);
    }
}
