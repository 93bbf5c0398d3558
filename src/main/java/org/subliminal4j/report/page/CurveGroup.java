package org.subliminal4j.report.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.EpochSummary;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.report.style.AnalysedRun;
import org.subliminal4j.report.style.ArmStyle;
import org.subliminal4j.stats.LogScale;

/**
 * As many arms, epoch by epoch, as one chart has room for.
 *
 * @param logLoss whether the axis of the losses is logarithmic, which takes that all are above 0
 * @param arms    at least one
 */
record CurveGroup(boolean logLoss, List<Curve> arms) {
    /** More lines than this cannot be told apart. */
    private static final int MOST_LINES = 6;

    /** One arm. */
    record Curve(String label, String colour, boolean hollow, List<Point> points) {}

    /** One epoch of an arm. */
    record Point(int epoch, Value accuracy, Value loss) {}

    /**
     * A mean, with its interval where it has one; on a logarithmic axis, the geometric mean.
     *
     * @param values the single values where there are so few that they are shown alone, else none
     */
    record Value(
            @Nullable Double mean,
            @Nullable Double low,
            @Nullable Double high,
            List<Double> values) {
        static Value of(Sample sample) {
            SampleData data = SampleData.of(sample);
            return new Value(data.mean(), data.low(), data.high(), alone(sample));
        }

        static Value ofLog(Sample sample, LogScale scale) {
            boolean alone = sample.dotsAlone();
            return new Value(
                    scale.geometricMean(),
                    alone ? null : SampleData.orNull(scale.interval().low()),
                    alone ? null : SampleData.orNull(scale.interval().high()),
                    alone(sample));
        }

        private static List<Double> alone(Sample sample) {
            return sample.dotsAlone() ? List.copyOf(sample.bySeed().values()) : List.of();
        }
    }

    /** Whether any arm was judged after an epoch; language models are judged at the end alone. */
    boolean judged() {
        return arms.stream()
                .flatMap(arm -> arm.points().stream())
                .anyMatch(point -> point.accuracy().mean() != null);
    }

    /** The arms that have epochs, in the order of the experiment, group by group. */
    static List<CurveGroup> of(AnalysedRun run) {
        List<CurveGroup> groups = new ArrayList<>();
        List<Arm> trained = trained(run);
        for (int from = 0; from < trained.size(); from += MOST_LINES) {
            groups.add(group(run, trained.subList(from, Math.min(trained.size(), from + MOST_LINES))));
        }
        return List.copyOf(groups);
    }

    /** The arms that have epochs. */
    static List<Arm> trained(AnalysedRun run) {
        return run.run().experiment().arms().stream()
                .filter(arm -> !EpochSummary.of(arm.name(), run.run().results()).isEmpty())
                .toList();
    }

    private static CurveGroup group(AnalysedRun run, List<Arm> arms) {
        boolean log = arms.stream()
                .flatMap(arm -> EpochSummary.of(arm.name(), run.run().results()).stream())
                .allMatch(epoch -> epoch.logLoss() != null);
        List<Curve> curves = new ArrayList<>();
        for (Arm arm : arms) {
            ArmStyle style = run.style(arm.name());
            List<Point> points = EpochSummary.of(arm.name(), run.run().results()).stream()
                    .map(epoch -> point(epoch, log))
                    .toList();
            curves.add(new Curve(arm.label(), style.colour().key(), style.hollow(), points));
        }
        return new CurveGroup(log, curves);
    }

    private static Point point(EpochSummary epoch, boolean log) {
        Value loss =
                log && epoch.logLoss() != null ? Value.ofLog(epoch.loss(), epoch.logLoss()) : Value.of(epoch.loss());
        return new Point(epoch.epoch(), Value.of(epoch.accuracy()), loss);
    }
}
