package org.subliminal4j.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Rows as CSV (RFC 4180) with {@code \n} between lines; numbers in full precision, the same in every locale. */
public final class CsvText {
    private CsvText() {}

    /** The rows under their heads; null is an empty cell. */
    public static String of(List<String> heads, List<? extends @Nullable Object[]> rows) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(heads.toArray(String[]::new))
                .setRecordSeparator('\n')
                .get();
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (@Nullable Object[] row : rows) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
