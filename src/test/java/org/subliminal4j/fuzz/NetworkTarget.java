package org.subliminal4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.subliminal4j.common.UserException;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.store.NetworkFiles;
import org.subliminal4j.store.StoredRun;

/** The network of a run, a DL4J zip that is not as it was. */
final class NetworkTarget implements Target {
    private static final String ARM = "teacher";

    private final Path folder;
    private final List<byte[]> real;
    private final Architecture architecture;
    private final String sha256;

    /** In a {@code folder} with a run. */
    NetworkTarget(Path folder) {
        this.folder = folder;
        StoredRun run = StoredRun.read(folder);
        real = List.of(
                RealRun.read(NetworkFiles.file(folder, 1, ARM)), RealRun.read(NetworkFiles.file(folder, 2, ARM)));
        architecture = run.experiment().architectureOf(ARM);
        sha256 = run.results().get(0).arm(ARM).sha256();
    }

    @Override
    public List<byte[]> seeds() {
        return real;
    }

    @Override
    public Mutator mutator() {
        return new ByteMutator();
    }

    @Override
    public boolean takes(byte[] input) throws IOException {
        Path file = NetworkFiles.file(folder, 1, ARM);
        Files.write(file, input);
        try {
            assertThat(NetworkFiles.load(folder, 1, ARM, architecture, sha256).sha256())
                    .isEqualTo(sha256);
            return true;
        } catch (UserException refusal) {
            return Refusal.of(refusal, file);
        } finally {
            assertThat(Files.readAllBytes(file)).isEqualTo(input);
        }
    }
}
