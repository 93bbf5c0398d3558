package org.subliminal4j.report.theorem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;
import org.subliminal4j.common.WholeFile;

/** The theorem's measurements as PNG charts, one question each. */
public final class TheoremCharts {
    private TheoremCharts() {}

    /**
     * Writes the charts that the measurements suffice for to {@code folder}, which exists.
     *
     * @return what could not be drawn or written, a line for each reason; empty if all went well
     */
    public static List<String> write(TheoremResult result, Path folder) {
        List<String> problems = new ArrayList<>();
        charts(result).forEach((name, chart) -> {
            try {
                save(chart, folder.resolve(name + ".png"));
            } catch (UserException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        });
        return problems.stream().distinct().toList();
    }

    private static Map<String, Supplier<XYChart>> charts(TheoremResult result) {
        Map<String, Supplier<XYChart>> charts = new LinkedHashMap<>();
        if (!result.oneStep().settings().isEmpty()) {
            OneStepCharts oneStep = new OneStepCharts(result);
            charts.put("theorem-slope", oneStep::slope);
            charts.put("theorem-ratio", oneStep::ratio);
        }
        if (result.training() == null) {
            return charts;
        }
        TrainingCharts training = new TrainingCharts(result.training());
        if (training.hasOtherInits()) {
            charts.put("theorem-alignment", training::alignment);
            charts.put("theorem-layers", training::layers);
            charts.put("theorem-lines", training::lines);
        }
        if (training.hasAltered()) {
            charts.put("theorem-cause", training::cause);
        }
        return charts;
    }

    private static void save(Supplier<XYChart> chart, Path file) {
        byte[] picture;
        try {
            ByteArrayOutputStream drawn = new ByteArrayOutputStream();
            ImageIO.write(BitmapEncoder.getBufferedImage(chart.get()), "png", drawn);
            picture = drawn.toByteArray();
        } catch (IOException e) {
            throw new UserException("cannot draw " + file + " (" + Reason.of(e) + ")", e);
        } catch (LinkageError | InternalError | NullPointerException e) {
            // What Java throws where fontconfig, freetype or every font is missing, depending on its version.
            throw new UserException(
                    "this Java cannot draw text: install fontconfig and a font, such as fonts-dejavu-core", e);
        }
        WholeFile.write(file, picture);
    }
}
