package org.subliminal4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.subliminal4j.common.UserException;
import org.subliminal4j.report.RunReport;
import org.subliminal4j.store.StoredRun;

/** A folder of version 0.1.0 of which one file is not as it was. */
final class OldRunTarget implements Target {
    static final List<String> FILES = List.of("config.json", "provenance.json", "trials.jsonl");

    private final Path folder;
    private final String file;
    private final byte[] real;

    /** In an empty {@code folder}. */
    OldRunTarget(Path folder, String file) throws IOException {
        this.folder = folder;
        this.file = file;
        for (String name : FILES) {
            String resource = "/org/subliminal4j/store/run-0.1.0/" + name;
            try (InputStream in = Objects.requireNonNull(OldRunTarget.class.getResourceAsStream(resource))) {
                Files.write(folder.resolve(name), in.readAllBytes());
            }
        }
        real = Files.readAllBytes(folder.resolve(file));
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(real);
    }

    @Override
    public Mutator mutator() {
        return new JsonMutator();
    }

    @Override
    public boolean takes(byte[] input) throws IOException {
        Path culprit = folder.resolve(file);
        Files.write(culprit, input);
        try {
            assertThat(RunReport.of(StoredRun.read(folder), null).text()).isNotEmpty();
            return true;
        } catch (UserException refusal) {
            return Refusal.of(refusal, folder);
        } finally {
            assertThat(Files.readAllBytes(culprit)).isEqualTo(input);
        }
    }
}
