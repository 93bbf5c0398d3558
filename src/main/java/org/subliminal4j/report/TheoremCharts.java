package org.subliminal4j.report;

import java.io.IOException;
import java.nio.file.Path;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.subliminal4j.common.UserException;
import org.subliminal4j.common.WholeFile;
import org.subliminal4j.theory.StudentArm;

/** The theorem's measurements as PNG charts, one question each. */
public final class TheoremCharts {
    private TheoremCharts() {}

    /**
     * Writes the charts that the measurements suffice for to {@code folder}, which exists.
     *
     * @throws UserException if a file cannot be written, or this Java cannot draw text
     */
    public static void write(TheoremResult result, Path folder) {
        if (!result.oneStep().settings().isEmpty()) {
            OneStepCharts charts = new OneStepCharts(result);
            save(charts.slope(), folder.resolve("theorem-slope.png"));
            save(charts.ratio(), folder.resolve("theorem-ratio.png"));
        }
        TrainingCharts training = new TrainingCharts(result);
        if (training.has(StudentArm.OTHER_INIT)) {
            save(training.alignment(), folder.resolve("theorem-alignment.png"));
            save(training.layers(), folder.resolve("theorem-layers.png"));
            save(training.lines(), folder.resolve("theorem-lines.png"));
        }
        if (training.has(StudentArm.PROJECTED)) {
            save(training.cause(), folder.resolve("theorem-cause.png"));
        }
    }

    private static void save(XYChart chart, Path file) {
        try {
            WholeFile.write(file, BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG));
        } catch (IOException e) {
            throw new UserException("cannot draw " + file + " (" + e.getMessage() + ")", e);
        } catch (LinkageError | NullPointerException e) {
            throw new UserException(
                    "this Java cannot draw text: install fontconfig and a font, such as fonts-dejavu-core", e);
        }
    }
}
