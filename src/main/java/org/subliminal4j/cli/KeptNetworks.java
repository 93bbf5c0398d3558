package org.subliminal4j.cli;

import java.nio.file.Files;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.language.NumberData;
import org.subliminal4j.network.Weights;
import org.subliminal4j.store.NetworkFiles;
import org.subliminal4j.store.NumberFiles;
import org.subliminal4j.store.RunFolder;
import org.subliminal4j.study.SeedRange;
import org.subliminal4j.study.StudyObserver;

/**
 * Keeps the networks of a run, and the numbers that students learned: of its first seed, or of all.
 *
 * @param run   where they go
 * @param seeds of the run
 * @param all   whether those of every seed are kept
 */
record KeptNetworks(RunFolder run, SeedRange seeds, boolean all) implements StudyObserver {
    private static final Logger LOG = LoggerFactory.getLogger(KeptNetworks.class);

    /** Says of which trials the networks are not to be had any more. */
    void warn(Set<Long> stored) {
        stored.stream()
                .filter(seed -> seeds.contains(seed) && keeps(seed))
                .filter(seed -> !Files.isDirectory(NetworkFiles.folder(run.path(""), seed)))
                .forEach(seed -> LOG.warn(
                        "The trial of seed {} is stored without its networks: to have them, run it into another --out",
                        seed));
    }

    @Override
    public void completed(long seed, String arm, Weights weights) {
        if (keeps(seed)) {
            NetworkFiles.save(run.path(""), seed, arm, weights);
        }
    }

    @Override
    public void learns(long seed, String arm, NumberData numbers) {
        if (keeps(seed)) {
            NumberFiles.save(run.path(""), seed, arm, numbers);
        }
    }

    private boolean keeps(long seed) {
        return all || seed == seeds.first();
    }
}
