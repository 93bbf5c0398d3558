package org.subliminal4j.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.Printable;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Provenance;

/** The sessions that wrote to a folder, one after the other: {@code provenance.json}. */
final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /** What may differ from one session to the next without a difference in the bits of a trial. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("started", "command", "cores", "workers");

    private Sessions() {}

    /**
     * Adds a session to those of the folder. That it comes from another build or machine is allowed, with a warning.
     *
     * @param begun whether the folder has sessions already
     * @throws UserException if those before it saw other images
     */
    static void join(Path folder, boolean begun, Provenance session) throws IOException {
        List<Provenance> sessions = new ArrayList<>();
        if (begun) {
            sessions.addAll(RunFiles.readSessions(folder));
            requireSame("data set", folder, Json.differences(sessions.get(0).dataSha256(), session.dataSha256()));
            warnOfDifferences(folder, sessions.get(sessions.size() - 1), session);
        }
        sessions.add(session);
        RunFiles.write(folder, RunFiles.PROVENANCE, sessions);
    }

    /** Refuses to go on with a run of something else. */
    static void requireSame(String what, Path folder, List<Json.Difference> differences) {
        if (!differences.isEmpty()) {
            String list = differences.stream().limit(8).map(String::valueOf).collect(Collectors.joining("; "));
            String more = differences.size() > 8 ? " and " + (differences.size() - 8) + " more" : "";
            throw new UserException(folder + " holds a run with another " + what + ": " + list + more
                    + "; make them the same to go on with it, or choose another --out");
        }
    }

    private static void warnOfDifferences(Path folder, Provenance before, Provenance now) {
        for (Json.Difference difference : Json.differences(before, now)) {
            if (!WITHOUT_EFFECT.contains(difference.key())) {
                LOG.warn(
                        "The run in {} goes on, but its trials may give other bits: {}",
                        folder,
                        Printable.line(difference.toString()));
            }
        }
    }
}
