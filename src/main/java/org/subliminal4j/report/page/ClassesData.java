package org.subliminal4j.report.page;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.ClassSummary;
import org.subliminal4j.report.style.AnalysedRun;

/**
 * What the arm of the headline reads.
 *
 * @param arm     its name
 * @param label   what a reader calls it
 * @param colour  the variable of its colour
 * @param classes each class
 */
record ClassesData(String arm, String label, String colour, List<ClassData> classes) {
    /**
     * One class.
     *
     * @param sample  the part of it that is read right, by seed
     * @param answers how often each class was the answer, over all seeds
     * @param shares  the same as parts of the class
     */
    record ClassData(int label, SampleData sample, List<Long> answers, List<Double> shares) {}

    static @Nullable ClassesData of(AnalysedRun run) {
        String arm = Headline.of(run.analysis()).arm();
        List<ClassSummary> classes = ClassSummary.of(arm, run.run().results());
        return classes.isEmpty()
                ? null
                : new ClassesData(
                        arm,
                        run.analysis().arm(arm).label(),
                        run.style(arm).colour().key(),
                        classes.stream().map(ClassesData::of).toList());
    }

    private static ClassData of(ClassSummary summary) {
        List<Double> shares = IntStream.range(0, summary.answers().size())
                .mapToObj(summary::share)
                .toList();
        return new ClassData(summary.label(), SampleData.of(summary.accuracy()), summary.answers(), shares);
    }
}
