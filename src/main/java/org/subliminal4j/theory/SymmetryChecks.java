package org.subliminal4j.theory;

import java.util.List;

/** Holds measurements against what must be exactly so: where nothing can pass, and in another order of the units. Pure functions. */
public final class SymmetryChecks {
    /** Sums in another order differ by float64's rounding, relative to the size of what is summed. */
    private static final double ROUNDING = 1e-7;

    private SymmetryChecks() {}

    /** Where nothing may pass, dS is exactly zero. */
    public static List<CheckResult> nullCases(List<NullCase> cases) {
        return cases.stream()
                .map(NullCase::name)
                .distinct()
                .map(name -> WorstCase.worst(
                        CheckName.NULL_CASES,
                        "largest |component| of dS, " + name,
                        "= 0 exactly",
                        cases.stream()
                                .filter(nullCase -> nullCase.name().equals(name))
                                .map(NullCase::largest)
                                .toList(),
                        Math::abs,
                        0,
                        name.startsWith("linear")
                                ? "Without shared hidden layers the teacher's auxiliary logits do not move at all."
                                : "The softmax of a single logit is always 1 and tells nothing."))
                .toList();
    }

    /** Hidden units in another order. */
    public static List<CheckResult> invariance(List<InvarianceCase> cases) {
        CheckName check = CheckName.INVARIANCE;
        return List.of(
                WorstCase.near(
                        check,
                        "teacher and student permuted: dS.dT over that before",
                        1,
                        ROUNDING,
                        cases.stream()
                                .map(c -> c.both().innerProduct() / c.plain().innerProduct())
                                .toList(),
                        "Which unit is where means nothing, as long as both networks agree on it."),
                WorstCase.near(
                        check,
                        "student alone permuted, whole units: change of L_T over that before",
                        1,
                        OneStepChecks.RATIO_TOLERANCE / 10,
                        cases.stream()
                                .map(c -> c.student().lossChange() / c.plain().lossChange())
                                .toList(),
                        "A student with whole units moved is the same function, and learns the same."),
                alignmentLost(cases),
                WorstCase.worst(
                        check,
                        "student's incoming weights alone permuted: |dS| over that before",
                        "> 100",
                        cases.stream()
                                .map(c -> c.incoming().studentNorm() / c.plain().studentNorm())
                                .toList(),
                        value -> -value,
                        -100,
                        "With some layers moved and others not it is another init, and imitates like one."));
    }

    /** The mean decides: in a single case a random order of the units may keep much of the inner product. */
    private static CheckResult alignmentLost(List<InvarianceCase> cases) {
        double mean = cases.stream()
                .mapToDouble(c -> c.student().innerProduct() / c.plain().innerProduct())
                .average()
                .orElse(Double.NaN);
        return new CheckResult(
                CheckName.INVARIANCE,
                "student alone permuted, whole units: dS.dT over that before, mean",
                "0 +- 0.5, not 1",
                cases.size(),
                mean,
                Math.abs(mean) <= 0.5,
                "But its step no longer lies along the teacher's: the inner product needs common coordinates.");
    }
}
