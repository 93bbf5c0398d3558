package org.subliminal4j.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;
import org.subliminal4j.common.WholeFile;
import org.subliminal4j.language.NumberData;

/**
 * The numbers that students of a run learned, as text to be read: {@code numbers/seed-1/student.txt}, a line for each
 * prompt, with what was written after its arrow.
 */
public final class NumberFiles {
    private static final String ARROW = "->";
    private static final String BEGIN = "<bos> ";
    private static final String END = "<eos>";

    /**
     * Numbers that a model was asked for.
     *
     * @param prompt what it was asked, up to and with the arrow
     * @param said   what it wrote
     */
    public record Line(String prompt, String said) {}

    private NumberFiles() {}

    /** The file of one student's numbers. */
    public static Path file(Path run, long seed, String arm) {
        return run.resolve("numbers").resolve("seed-" + seed).resolve(arm + ".txt");
    }

    /**
     * Writes what a student learned, whole or not at all.
     *
     * @throws UserException if the file cannot be written
     */
    public static void save(Path run, long seed, String arm, NumberData numbers) {
        Path file = file(run, seed, arm);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < numbers.size(); i++) {
            text.append(numbers.text(i)).append('\n');
        }
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UserException("cannot keep the numbers " + file + " (" + Reason.of(e) + ")", e);
        }
        WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads them back, without the marks of beginning and end.
     *
     * @throws UserException if the file is missing, or is no such text
     */
    public static List<Line> load(Path run, long seed, String arm) {
        Path file = file(run, seed, arm);
        List<Line> lines = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int arrow = line.indexOf(ARROW);
                if (arrow < 0) {
                    throw new IOException("expected " + ARROW + " in line " + (lines.size() + 1));
                }
                int said = arrow + ARROW.length();
                lines.add(new Line(
                        line.substring(0, said).replace(BEGIN, ""),
                        line.substring(said).replace(END, "").strip()));
            }
        } catch (IOException e) {
            throw new UserException("cannot read the numbers " + file + " (" + Reason.of(e) + ")", e);
        }
        return lines;
    }
}
