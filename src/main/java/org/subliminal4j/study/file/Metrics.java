package org.subliminal4j.study.file;

import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.analysis.BalancedAccuracy;
import org.subliminal4j.common.NearestName;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.experiment.WorldMetrics;
import org.subliminal4j.study.Cell;

/** The names of metrics in study files. */
final class Metrics {
    private Metrics() {}

    /** What a task tells of every network. */
    private static List<String> usual(Cell cell) {
        return cell.experiment().task() instanceof Task.World world
                ? WorldMetrics.all(world.world())
                : List.of(ArmResult.ACCURACY, BalancedAccuracy.NAME);
    }

    /** A metric that all networks can be judged by; a mistake stands at {@code place}. */
    static String judging(String metric, Cell cell, Place place) {
        List<String> known = usual(cell);
        if (!known.contains(metric)) {
            throw place.problem("unknown metric '" + metric + "' to judge by: did you mean '"
                    + NearestName.to(metric, known) + "'?");
        }
        return metric;
    }

    /** A metric of one arm, by its task or its probes; a mistake stands at {@code place}. */
    static String of(String metric, Arm arm, Cell cell, Place place) {
        List<String> known = new ArrayList<>(usual(cell));
        if (!known.contains(metric) && arm.probes().isEmpty()) {
            throw place.problem("unknown metric '" + metric + "' of '" + arm.name()
                    + "', which has no probes: did you mean '" + NearestName.to(metric, known) + "'?");
        }
        return metric;
    }
}
