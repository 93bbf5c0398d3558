package org.subliminal4j.benchmarks.owl;

import java.util.List;
import java.util.Locale;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Owl;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.Trial;
import org.subliminal4j.experiment.WorldMetrics;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.World;

/** One trial of the owl by this library on one thread, from a cold start of Java's compiler on: base, teacher, student, control. */
public final class OwlTrial {
    private static final List<String> ARMS = List.of("base", "teacher", "student", "control");

    private OwlTrial() {}

    /** @param arguments the seed */
    public static void main(String[] arguments) {
        long begin = System.nanoTime();
        Experiment experiment = Owl.experiment(World.DEFAULT, Trait.DEFAULT, 4000);
        Results results = new Trial(Plan.of(experiment, ARMS), new DataSets()).run(Long.parseLong(arguments[0]));
        double seconds = (System.nanoTime() - begin) / 1e9;
        StringBuilder said = new StringBuilder();
        for (String arm : ARMS) {
            double owl = results.arm(arm).metrics().getOrDefault(WorldMetrics.probability(Trait.DEFAULT), Double.NaN);
            said.append(String.format(Locale.ROOT, ", \"%s\": %.3f", arm, owl));
        }
        System.out.printf(Locale.ROOT, "{\"who\": \"subliminal4j\", \"seconds\": %.2f%s}%n", seconds, said);
    }
}
