package org.subliminal4j.study.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.study.Seeds;

/**
 * A study file that has been read, before its parts are held against each other.
 *
 * @param text    the file as it is
 * @param base    what all cells start from
 * @param set     what differs in all of them
 * @param factors what differs between them
 * @param arms    the arms that are wanted; empty for all
 * @param metric  what the networks are judged by; null where nothing is said
 * @param expect  what is expected
 * @param known   whether an expectation of a level that is not there is a mistake
 */
record Draft(
        String text,
        String title,
        String about,
        Experiment base,
        List<Change> set,
        List<FactorSpec> factors,
        Seeds seeds,
        List<Yaml> arms,
        @Nullable Yaml metric,
        List<ExpectSpec> expect,
        boolean known) {
    Draft {
        set = List.copyOf(set);
        factors = List.copyOf(factors);
        arms = List.copyOf(arms);
        expect = List.copyOf(expect);
    }

    /** The same under another text. */
    Draft withText(String other) {
        return new Draft(other, title, about, base, set, factors, seeds, arms, metric, expect, known);
    }

    /** The experiment of the base with what is set. */
    Experiment settled() {
        return Changes.apply(base, set, "");
    }
}
