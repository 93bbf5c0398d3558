package org.subliminal4j.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Results;

/**
 * What comes back from a node, as JSON: the results of a trial, or why there are none.
 *
 * @param node     the machine and the executor on it
 * @param computes ND4J and BLAS there, which decide the bits
 * @param seconds  the time of the trial
 * @param arms     what each arm came to, in their order; none where there is a problem
 * @param problem  the user's mistake that the node found; empty for none
 */
record TrialOutcome(String node, String computes, double seconds, List<OfArm> arms, String problem) {
    /** What one arm came to. */
    record OfArm(String arm, ArmResult result) {}

    static TrialOutcome of(String node, String computes, Results results) {
        List<OfArm> arms = results.arms().entrySet().stream()
                .map(arm -> new OfArm(arm.getKey(), arm.getValue()))
                .toList();
        return new TrialOutcome(node, computes, results.seconds(), arms, "");
    }

    static TrialOutcome problem(String node, UserException problem) {
        return new TrialOutcome(node, "", 0, List.of(), String.valueOf(problem.getMessage()));
    }

    static TrialOutcome parse(String json) {
        try {
            return Json.parse(json.getBytes(StandardCharsets.UTF_8), TrialOutcome.class);
        } catch (IOException e) {
            throw new UncheckedIOException("expected the outcome of a trial from a node", e);
        }
    }

    /**
     * The results.
     *
     * @throws UserException if there are none, with the node
     */
    Results results(long seed) {
        if (!problem.isEmpty()) {
            throw new UserException("on node " + node + ": " + problem);
        }
        Map<String, ArmResult> results = new LinkedHashMap<>();
        arms.forEach(arm -> results.put(arm.arm(), arm.result()));
        return new Results(seed, results, seconds);
    }
}
