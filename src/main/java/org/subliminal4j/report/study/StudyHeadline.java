package org.subliminal4j.report.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.study.Factor;
import org.subliminal4j.study.outcome.CellSummary;
import org.subliminal4j.study.outcome.Measure;
import org.subliminal4j.study.outcome.StudyAnalysis;

/** What a study comes to in a few sentences: between which levels the arm lies that a factor moves most, and the verdicts. */
final class StudyHeadline {
    /** The least and the most of one arm along a factor. */
    private record Span(String arm, String least, double low, String most, double high) {}

    private StudyHeadline() {}

    static String of(StudyView view) {
        StudyAnalysis analysis = view.analysis();
        Measure measure = analysis.measure();
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < analysis.plan().factors().size(); i++) {
            Factor factor = analysis.plan().factors().get(i);
            int number = i;
            analysis.plan().arms().stream()
                    .map(arm -> span(analysis, number, arm))
                    .max(Comparator.comparingDouble(span -> span.high - span.low))
                    .filter(span -> span.high > span.low)
                    .ifPresent(span -> sentences.add("By " + factor.name() + ", " + analysis.label(span.arm)
                            + " lies between "
                            + measure.value(span.low) + " (" + span.least + ") and " + measure.value(span.high) + " ("
                            + span.most + ")."));
        }
        if (analysis.plan().factors().isEmpty()) {
            analysis.cells().get(0).arms().values().forEach(arm -> {
                Sample sample = arm.sample(measure.metric());
                sentences.add(arm.label() + ": " + (sample.n() == 0 ? "no value" : measure.value(sample.mean())) + ".");
            });
        }
        if (!analysis.tally().isEmpty()) {
            sentences.add(analysis.tally());
        }
        return String.join(" ", sentences);
    }

    private static Span span(StudyAnalysis analysis, int factor, String arm) {
        Span span = new Span(arm, "", Double.POSITIVE_INFINITY, "", Double.NEGATIVE_INFINITY);
        for (CellSummary cell : analysis.along(factor, analysis.usualCell())) {
            Sample sample = cell.sample(arm, analysis.measure().metric());
            String level = cell.cell().levels().get(factor).label();
            if (sample.n() > 0 && sample.mean() < span.low) {
                span = new Span(arm, level, sample.mean(), span.most, span.high);
            }
            if (sample.n() > 0 && sample.mean() > span.high) {
                span = new Span(arm, span.least, span.low, level, sample.mean());
            }
        }
        return span;
    }
}
