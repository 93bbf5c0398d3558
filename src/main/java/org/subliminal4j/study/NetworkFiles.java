package org.subliminal4j.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.subliminal4j.backend.Backend;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;
import org.subliminal4j.common.WholeFile;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.legacy.Mlp;
import org.subliminal4j.legacy.MlpSpec;

/**
 * The networks kept in a run's folder, as DL4J zips which {@link ModelSerializer} restores:
 * {@code networks/seed-1/teacher.zip} and the like.
 */
public final class NetworkFiles {
    private NetworkFiles() {}

    /** The folder of the networks of {@code seed}. */
    public static Path folder(Path run, long seed) {
        return run.resolve("networks").resolve("seed-" + seed);
    }

    /** The file of one network. */
    public static Path file(Path run, long seed, Arm arm) {
        return folder(run, seed).resolve(arm.key() + ".zip");
    }

    /** Whether the networks of all six arms of {@code seed} are there. */
    public static boolean complete(Path run, long seed) {
        return Arrays.stream(Arm.values()).allMatch(arm -> Files.isRegularFile(file(run, seed, arm)));
    }

    /**
     * Writes a network, whole or not at all: a kill in the middle leaves only a temporary file.
     *
     * @throws UserException if the file cannot be written
     */
    public static void save(Path run, long seed, Arm arm, MultiLayerNetwork network) {
        Path target = file(run, seed, arm);
        try {
            Files.createDirectories(target.getParent());
        } catch (IOException e) {
            throw new UserException(
                    "cannot keep the network " + target + " (" + Reason.of(e) + "): is the disk full or read-only?", e);
        }
        WholeFile.write(target, out -> ModelSerializer.writeModel(network, out, false));
    }

    /**
     * Reads a network back.
     *
     * @param spec the shape that the run's configuration gives to all its networks
     * @throws UserException if the file is missing, is not a DL4J network, or has another shape
     */
    public static Mlp load(Path run, long seed, Arm arm, MlpSpec spec) {
        Path file = file(run, seed, arm);
        Backend.start();
        try {
            return new Mlp(spec, ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false));
        } catch (IOException | RuntimeException e) {
            throw new UserException(
                    "cannot read the network " + file + " (" + e.getMessage()
                            + "): a run with another --out makes it again",
                    e);
        }
    }
}
