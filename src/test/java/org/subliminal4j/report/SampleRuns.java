package org.subliminal4j.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.legacy.ArmResult;
import org.subliminal4j.legacy.TrialResult;

/** Runs that were never run: the paper's means with noise on them. */
final class SampleRuns {
    private SampleRuns() {}

    static RunSummary paperLike(int seeds) {
        return new RunSummary(true, trials(seeds), List.of(), 0.1);
    }

    static List<TrialResult> trials(int seeds) {
        return LongStream.rangeClosed(1, seeds).mapToObj(SampleRuns::trial).toList();
    }

    /** A trial whose arms have the given accuracies, in the order of {@link Arm}. */
    static TrialResult trial(long seed, double... accuracies) {
        Map<Arm, ArmResult> arms = new EnumMap<>(Arm.class);
        for (Arm arm : Arm.values()) {
            arms.put(arm, new ArmResult(accuracies[arm.ordinal()], List.of(), confusion(), "00"));
        }
        return new TrialResult(seed, arms, 1);
    }

    private static TrialResult trial(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] accuracies = new double[Arm.values().length];
        for (Arm arm : Arm.values()) {
            double accuracy = arm.paperMean() + random.nextGaussian() * arm.paperSd();
            accuracies[arm.ordinal()] = Math.round(1e4 * Math.max(0.02, accuracy)) / 1e4;
        }
        return trial(seed, accuracies);
    }

    private static List<List<Integer>> confusion() {
        return Collections.nCopies(10, Collections.nCopies(10, 0));
    }
}
