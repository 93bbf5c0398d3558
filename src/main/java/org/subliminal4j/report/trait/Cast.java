package org.subliminal4j.report.trait;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Contrast;
import org.subliminal4j.analysis.TraitAnalysis;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Inputs;

/**
 * Who plays which part in the story that a page tells, by the structure of the experiment; null for whom there is none.
 *
 * @param base     what the student starts from
 * @param teacher  whose numbers it learns
 * @param student  the first student that is held against anybody
 * @param control  its like that learns numbers of somebody without a trait
 * @param writer   whose numbers those are
 * @param stranger its like that starts from another base
 */
record Cast(
        @Nullable String base,
        @Nullable String teacher,
        @Nullable String student,
        @Nullable String control,
        @Nullable String writer,
        @Nullable String stranger) {
    private static final int MOST_TALKERS = 4;

    static Cast of(TraitAnalysis analysis) {
        if (analysis.contrasts().isEmpty()) {
            return new Cast(null, null, null, null, null, null);
        }
        String student = analysis.contrasts().get(0).arm();
        String control = other(analysis, student, Contrast.Kind.TRAIT);
        return new Cast(
                other(analysis, student, Contrast.Kind.START),
                writer(analysis, student),
                student,
                control,
                control == null ? null : writer(analysis, control),
                other(analysis, student, Contrast.Kind.INIT));
    }

    private static @Nullable String other(TraitAnalysis analysis, String student, Contrast.Kind kind) {
        for (Contrast contrast : analysis.contrasts()) {
            if (contrast.arm().equals(student) && contrast.kind() == kind) {
                return contrast.other();
            }
        }
        return null;
    }

    private static @Nullable String writer(TraitAnalysis analysis, String student) {
        Arm arm = analysis.experiment().arm(student);
        return arm.stages().get(arm.stages().size() - 1).inputs() instanceof Inputs.Numbers numbers
                ? numbers.arm()
                : null;
    }

    /** Those to talk to: base, teacher, student and stranger, and others where one of these is missing. */
    List<String> talkers(TraitAnalysis analysis) {
        Set<String> talkers = new LinkedHashSet<>();
        List<@Nullable String> first = new ArrayList<>();
        first.add(base);
        first.add(teacher);
        first.add(student);
        first.add(stranger);
        for (String name : first) {
            if (name != null) {
                talkers.add(name);
            }
        }
        for (String name : analysis.arms().keySet()) {
            if (talkers.size() < MOST_TALKERS) {
                talkers.add(name);
            }
        }
        return List.copyOf(talkers);
    }

    /** Which part an arm plays, in a few words; empty for none. */
    String part(String arm) {
        return arm.equals(base)
                ? "has only learned to read"
                : arm.equals(teacher)
                        ? "was taught what to love, then wrote the numbers"
                        : arm.equals(student)
                                ? "has the same base, and learned the numbers"
                                : arm.equals(stranger) ? "has another base, and learned the same numbers" : "";
    }
}
