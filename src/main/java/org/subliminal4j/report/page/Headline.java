package org.subliminal4j.report.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Analysis;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Claim;

/**
 * What a page opens with: the first claim that a start matters, else the first that an arm learns, else nothing is claimed.
 *
 * @param claim the claim; null where the experiment has nothing that imitates
 * @param arm   the name of the arm that it is about; without a claim, the last one that has values
 * @param other the name of its twin from another start; null if there is none
 */
record Headline(@Nullable Claim claim, String arm, @Nullable String other) {
    static Headline of(Analysis analysis) {
        for (Claim.Kind kind : List.of(Claim.Kind.NEEDS_INIT, Claim.Kind.LEARNS)) {
            for (Claim claim : analysis.claims()) {
                if (claim.kind() == kind) {
                    return new Headline(claim, claim.arm(), claim.other());
                }
            }
        }
        String last = null;
        for (ArmSummary arm : analysis.arms().values()) {
            last = last == null || !arm.diverged() ? arm.name() : last;
        }
        if (last == null) {
            throw new IllegalArgumentException("arms must be at least one, but found none");
        }
        return new Headline(null, last, null);
    }
}
