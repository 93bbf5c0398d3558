package org.subliminal4j.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.stats.Holm;

/**
 * One run against the first, arm by arm.
 *
 * @param name        what a reader calls the run
 * @param first       what a reader calls the first
 * @param differences what differs between their experiments, each as a phrase
 * @param arms        the arms that both have, by the same name
 */
public record RunContrast(String name, String first, List<String> differences, List<ArmContrast> arms) {
    public RunContrast {
        differences = List.copyOf(differences);
        arms = List.copyOf(arms);
    }

    static RunContrast of(String name, Analysis run, String firstName, Analysis first, String metric) {
        Ancestry ancestry = new Ancestry(run.experiment());
        Ancestry firstAncestry = new Ancestry(first.experiment());
        Map<String, Arm> others = first.experiment().arms().stream().collect(Collectors.toMap(Arm::name, arm -> arm));
        List<ArmContrast> contrasts = new ArrayList<>();
        for (Arm arm : run.experiment().arms()) {
            Arm other = others.get(arm.name());
            if (other != null) {
                boolean sameStart = ancestry.start(arm.start()).equals(firstAncestry.start(other.start()));
                contrasts.add(ArmContrast.of(run.arm(arm.name()), first.arm(arm.name()), metric, sameStart));
            }
        }
        List<String> differences = Differences.between(run.experiment(), first.experiment());
        return new RunContrast(name, firstName, differences, corrected(contrasts));
    }

    private static List<ArmContrast> corrected(List<ArmContrast> contrasts) {
        double[] corrected = Holm.correct(contrasts.stream()
                .mapToDouble(ArmContrast::pValue)
                .filter(Double::isFinite)
                .toArray());
        List<ArmContrast> all = new ArrayList<>();
        int tested = 0;
        for (ArmContrast contrast : contrasts) {
            all.add(Double.isNaN(contrast.pValue()) ? contrast : contrast.withHolm(corrected[tested++]));
        }
        return all;
    }

    /** The differences in words. */
    Statement statement() {
        long shown = arms.stream().filter(arm -> arm.verdict() == Verdict.SHOWN).count();
        List<String> evidence = new ArrayList<>();
        arms.forEach(arm -> evidence.add(arm.words()));
        differences.forEach(difference -> evidence.add("Other than in " + first + ": " + difference + "."));
        return new Statement(shown + " of " + arms.size() + " arms differ", name + " against " + first, evidence);
    }
}
