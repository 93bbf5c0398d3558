package org.subliminal4j.study.file;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.UserException;
import org.subliminal4j.store.StudyVersion;
import org.subliminal4j.study.Expectation;
import org.subliminal4j.study.StudyPlan;

/** Tells what a study predicted from what it only explains: what it expected before its first result. */
public final class Predictions {
    private Predictions() {}

    /** What makes an expectation the same in another version, wherever that says so. */
    private record Content(
            String cell,
            String arm,
            String metric,
            double mean,
            @Nullable Double sd,
            @Nullable Double halfWidth,
            @Nullable Integer n,
            double margin) {
        static Content of(Expectation expectation, StudyPlan plan) {
            return new Content(
                    plan.cells().get(expectation.cell()).words(plan.factors()),
                    expectation.arm(),
                    expectation.metric(),
                    expectation.mean(),
                    expectation.sd(),
                    expectation.halfWidth(),
                    expectation.n(),
                    expectation.margin());
        }
    }

    /**
     * The expectations that no version of the study had before there were results.
     *
     * @param plan     the study as it is now
     * @param versions as its folder has them
     * @param folder   where files that they name are looked for
     */
    public static Set<Expectation> late(StudyPlan plan, List<StudyVersion> versions, Path folder) {
        Set<Content> predicted = new HashSet<>();
        for (StudyVersion version : versions) {
            if (version.results() == 0) {
                predicted.addAll(contents(version, folder));
            }
        }
        Set<Expectation> late = new HashSet<>();
        for (Expectation expectation : plan.expectations()) {
            if (!predicted.contains(Content.of(expectation, plan))) {
                late.add(expectation);
            }
        }
        return late;
    }

    private static Set<Content> contents(StudyVersion version, Path folder) {
        Set<Content> contents = new HashSet<>();
        try {
            StudyPlan plan =
                    StudyFile.again("study.json", version.text(), folder).plan();
            plan.expectations().forEach(expectation -> contents.add(Content.of(expectation, plan)));
        } catch (UserException unreadable) {
            // What cannot be read any more predicts nothing.
        }
        return contents;
    }
}
