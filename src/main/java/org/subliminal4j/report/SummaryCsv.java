package org.subliminal4j.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.WholeFile;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.Summary;
import org.subliminal4j.stats.TestResult;

/**
 * The six arms of a run as CSV, one row an arm; accuracies are fractions in full precision. A cell is empty where there
 * is no such number: the spread of a single trial, or the paper's figures in another setting.
 */
public final class SummaryCsv {
    private SummaryCsv() {}

    /** The columns, in their order. */
    public enum Column {
        ARM,
        N,
        MEAN,
        SD,
        INTERVAL_LOW,
        INTERVAL_HIGH,
        PAPER_MEAN,
        PAPER_HALF_WIDTH,
        WELCH_P;

        /** The column's name in the file's first line. */
        public String title() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The file's whole text, with {@code \n} between lines. */
    public static String text(RunSummary run) {
        String[] header =
                java.util.Arrays.stream(Column.values()).map(Column::title).toArray(String[]::new);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(header)
                .setRecordSeparator('\n')
                .get();
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (Arm arm : Arm.values()) {
                printer.printRecord(row(run, arm));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Writes {@link #text} to {@code file}, whole or not at all.
     *
     * @throws org.subliminal4j.common.UserException if the file cannot be written
     */
    public static void write(RunSummary run, Path file) {
        WholeFile.write(file, text(run).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static @Nullable Object[] row(RunSummary run, Arm arm) {
        Summary summary = run.summary(arm);
        Interval interval = summary.interval(RunSummary.LEVEL);
        TestResult paper = run.againstPaper(arm);
        return new @Nullable Object[] {
            arm.key(),
            summary.n(),
            summary.mean(),
            orEmpty(summary.sd()),
            orEmpty(interval.low()),
            orEmpty(interval.high()),
            run.paperSetting() ? arm.paperMean() : null,
            run.paperSetting() ? arm.paperHalfWidth() : null,
            paper == null ? null : paper.pValue()
        };
    }

    private static @Nullable Double orEmpty(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
