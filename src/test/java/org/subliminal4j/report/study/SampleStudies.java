package org.subliminal4j.report.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.report.SampleRuns;
import org.subliminal4j.study.Cell;
import org.subliminal4j.study.StudyPlan;
import org.subliminal4j.study.file.Presets;
import org.subliminal4j.study.file.StudyFile;
import org.subliminal4j.study.outcome.StudyResults;

/** Studies that were never run: accuracies made up, with noise on them. */
public final class SampleStudies {
    private static final double SD = 0.03;

    private SampleStudies() {}

    /** Where the made-up results come from. */
    public static List<Provenance> sessions() {
        return List.of(SampleRuns.provenance("study study.yaml", SampleRuns.MNIST));
    }

    /** A study of that text. */
    public static StudyPlan plan(String yaml) {
        return StudyFile.of("study.yaml", yaml, Path.of("")).plan();
    }

    /** The preset of that name, with made-up results that rise with the cell for arms from the teacher's init. */
    public static StudyResults preset(String name, String seeds) {
        return results(Presets.get(name).withSeeds(seeds).plan(), SampleStudies::rising);
    }

    /** An accuracy that rises with the cell for students from the teacher's init, and is chance for others. */
    public static double rising(Cell cell, String arm) {
        return switch (arm) {
            case "teacher" -> 0.94;
            case "student-aux" -> 0.2 + 0.6 * ((7 * cell.index()) % 11) / 11.0;
            case "student-all" -> 0.9;
            default -> 0.1;
        };
    }

    /** An accuracy that is the same in all cells. */
    public static double constant(Cell cell, String arm) {
        return 0.5;
    }

    /** A result of about that accuracy. */
    public static ArmResult result(double about, SplittableRandom random) {
        return SampleRuns.result(about, 2, random);
    }

    /** Results of every seed of a plan, of that accuracy on average; a seed's deviation is the same in all cells. */
    public static StudyResults results(StudyPlan plan, ToDoubleBiFunction<Cell, String> accuracy) {
        Map<Integer, List<Results>> all = new LinkedHashMap<>();
        for (Cell cell : plan.cells()) {
            List<Results> results = new ArrayList<>();
            plan.seeds().stream().forEach(seed -> {
                Map<String, ArmResult> arms = new LinkedHashMap<>();
                for (Arm arm : cell.experiment().arms()) {
                    SplittableRandom shared =
                            new SplittableRandom(seed * 31 + arm.name().hashCode());
                    SplittableRandom own = new SplittableRandom(seed * 1009 + cell.index());
                    double noise = SD * shared.nextGaussian() + SD / 4 * own.nextGaussian();
                    double about = accuracy.applyAsDouble(cell, arm.name()) + noise;
                    arms.put(arm.name(), SampleRuns.result(Math.min(1, Math.max(0, about)), 2, own));
                }
                results.add(new Results(seed, arms, 1));
            });
            all.put(cell.index(), results);
        }
        return new StudyResults(plan, all);
    }
}
