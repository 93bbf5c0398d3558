package org.subliminal4j.report.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Start;
import org.subliminal4j.experiment.WorldMetrics;
import org.subliminal4j.report.style.Palette;
import org.subliminal4j.study.outcome.CellSummary;
import org.subliminal4j.study.outcome.Measure;

/** The students of the only cell by the model that they began as and the one that their teacher began as, where these are several. */
final class BaseHeat {
    static final String TITLE = "Which base can teach which";

    /** Two bases are told apart in the chart of all networks. */
    private static final int FEWEST = 3;

    private BaseHeat() {}

    /** The map; null where teachers began as few models, or several students would share a tile. */
    static @Nullable HeatChart of(StudyView view) {
        CellSummary cell = view.analysis().cells().get(0);
        Measure measure = view.analysis().measure();
        Set<String> students = new LinkedHashSet<>();
        Set<String> teachers = new LinkedHashSet<>();
        List<HeatChart.Tile> tiles = new ArrayList<>();
        for (String arm : view.plan().arms()) {
            String student = base(cell.cell().experiment().arm(arm));
            String teacher = teachersBase(cell.cell().experiment(), arm);
            if (student != null && teacher != null) {
                students.add(view.analysis().label(student));
                teachers.add(view.analysis().label(teacher));
                Sample sample = cell.sample(arm, measure.metric());
                tiles.add(HeatChart.tile(
                        view.analysis().label(student), view.analysis().label(teacher), sample, measure));
            }
        }
        boolean several = tiles.stream()
                        .map(tile -> List.of(tile.x(), tile.y()))
                        .distinct()
                        .count()
                < tiles.size();
        if (several || teachers.size() < FEWEST) {
            return null;
        }
        return new HeatChart(
                "student from",
                "teacher from",
                TITLE,
                "students",
                Palette.VERMILLION.key(),
                List.copyOf(students),
                List.copyOf(teachers),
                tiles);
    }

    /** The arm that it begins as; null where that is a draw, or something made of others. */
    private static @Nullable String base(Arm arm) {
        return arm.start() instanceof Start.Same same ? same.arm() : null;
    }

    /** The arm that the writer of its numbers began as; null where it reads none of a teacher. */
    private static @Nullable String teachersBase(Experiment experiment, String arm) {
        List<Inputs.Numbers> read = experiment.arm(arm).stages().stream()
                .flatMap(stage -> stage.inputs().numbers().stream())
                .toList();
        if (read.size() != 1) {
            return null;
        }
        Arm teacher = experiment.arm(read.get(0).arm());
        return WorldMetrics.taught(teacher) == null ? null : base(teacher);
    }
}
