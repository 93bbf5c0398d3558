package org.subliminal4j.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.subliminal4j.common.UserException;
import org.subliminal4j.common.WholeFile;

/** Writes what a run or a study shows into its folder, file by file: what fails keeps no other from being written. */
public final class Outputs {
    private final Path folder;
    private final List<String> problems = new ArrayList<>();

    /** Outputs into {@code folder}, which exists. */
    public Outputs(Path folder) {
        this.folder = folder;
    }

    /** Writes a file, whole or not at all. */
    public void write(String name, Supplier<byte[]> content) {
        run(name, () -> {
            WholeFile.write(folder.resolve(name), content.get());
            return List.of();
        });
    }

    /** Lets a file be written by somebody who says what it lacks. */
    public void run(String name, Supplier<List<String>> writer) {
        try {
            writer.get().forEach(lacks -> problems.add(problem(name, lacks)));
        } catch (RuntimeException e) {
            String reason =
                    e instanceof UserException ? String.valueOf(e.getMessage()) : "a fault of subliminal4j, " + e;
            problems.add(problem(name, reason));
        }
    }

    private String problem(String name, String reason) {
        return (folder.resolve(name) + " is not what it should be: " + reason + "; all results are stored, and"
                        + " 'report --from " + folder + "' makes it again")
                .replaceAll("\\s*\\R\\s*", " ");
    }

    /** What is missing, why, and how to make it again, a line each; empty where all is well. */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
