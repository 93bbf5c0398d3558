package org.subliminal4j.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.Required;
import org.subliminal4j.common.Sha256;
import org.subliminal4j.common.UserCache;
import org.subliminal4j.common.UserException;
import org.subliminal4j.common.WholeFile;
import org.subliminal4j.experiment.Bases;
import org.subliminal4j.experiment.EpochResult;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Weights;

/**
 * Base models as files in the user's cache, two for each lineage and seed. One that is damaged, or cannot be written, is made
 * again: the cache may be thrown away at any time.
 */
public final class BaseFiles implements Bases {
    private static final Logger LOG = LoggerFactory.getLogger(BaseFiles.class);

    private final Path folder;

    /**
     * Bases in {@code folder}, which is made when there is one to keep.
     *
     * @param folder of one build and machine: others come to other bits
     */
    public BaseFiles(Path folder) {
        this.folder = folder;
    }

    /** What is kept beside the weights: they must have this hash. */
    record Kept(@Required String sha256, List<EpochResult> epochs) {
        static final Kept DEFAULT = new Kept("", List.of());

        Kept {
            epochs = List.copyOf(epochs);
        }
    }

    /**
     * Those of this user, build, and machine; none where the build is not of a commit, as nobody knows then what code made
     * them.
     */
    public static Bases of(Provenance session) {
        if (session.commit().equals("unknown") || session.commit().endsWith("-dirty")) {
            return Bases.NONE;
        }
        String maker = String.join(
                "\n", session.version(), session.commit(), session.nd4j(), session.blas(), session.cpu(), session.os());
        return new BaseFiles(
                UserCache.directory().resolve("bases").resolve(Sha256.of(maker).substring(0, 16)));
    }

    @Override
    public @Nullable Base find(String lineage, long seed, Architecture architecture) {
        Path beside = beside(lineage, seed);
        if (!Files.isRegularFile(beside)) {
            return null;
        }
        try {
            Kept kept = RunFiles.read(beside, Kept.class);
            return new Base(NetworkFiles.load(folder, seed, lineage, architecture, kept.sha256()), kept.epochs());
        } catch (IOException | UserException e) {
            LOG.debug("A base is made again, as {}", e.getMessage());
            return null;
        }
    }

    @Override
    public void keep(String lineage, long seed, Base base) {
        Weights weights = base.weights();
        try {
            NetworkFiles.save(folder, seed, lineage, weights);
            WholeFile.write(beside(lineage, seed), Json.pretty(new Kept(weights.sha256(), base.epochs())));
        } catch (UserException e) {
            LOG.debug("A base is not kept for other runs: {}", String.valueOf(e.getMessage()));
        }
    }

    private Path beside(String lineage, long seed) {
        return NetworkFiles.folder(folder, seed).resolve(lineage + ".json");
    }
}
