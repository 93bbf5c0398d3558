package org.subliminal4j.fuzz;

import static org.subliminal4j.experiment.SmallTrials.DATA;
import static org.subliminal4j.experiment.SmallTrials.DATA_SETS;
import static org.subliminal4j.experiment.SmallTrials.PAPER;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.subliminal4j.experiment.Lineage;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.network.Weights;
import org.subliminal4j.store.NetworkFiles;
import org.subliminal4j.store.RunFolder;
import org.subliminal4j.store.StoredRun;
import org.subliminal4j.study.LocalRun;
import org.subliminal4j.study.SeedRange;
import org.subliminal4j.study.StudyObserver;

/** A run of two seeds that was really run, with the networks of its teachers. */
final class RealRun {
    static final String EXPERIMENT = "experiment.json";
    static final String PROVENANCE = "provenance.json";
    static final String RESULTS = "results.jsonl";
    static final List<String> FILES = List.of(EXPERIMENT, PROVENANCE, RESULTS);

    /** Of its experiment and images. */
    static final Lineage LINEAGE = new Lineage(PAPER, DATA_SETS);

    static final Provenance SESSION = Provenance.now("a test", DATA, 1);

    private RealRun() {}

    static StoredRun into(Path folder) {
        try (RunFolder run = RunFolder.open(folder, PAPER, LINEAGE, SESSION)) {
            LocalRun local = new LocalRun(PAPER, DATA_SETS, run);
            local.job(new SeedRange(1, 2))
                    .run(
                            new StudyObserver() {
                                @Override
                                public void completed(long seed, String arm, Weights weights) {
                                    if (arm.equals("teacher")) {
                                        NetworkFiles.save(folder, seed, arm, weights);
                                    }
                                }
                            },
                            1);
        }
        return StoredRun.read(folder);
    }

    /** The three files of a run, by name. */
    static Map<String, byte[]> files(Path folder) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : FILES) {
            files.put(name, read(folder.resolve(name)));
        }
        return files;
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
