package org.subliminal4j.theory;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.subliminal4j.stats.Alternative;
import org.subliminal4j.stats.BinomialTest;
import org.subliminal4j.stats.Interval;
import org.subliminal4j.stats.Proportion;

/** Holds students from another init against what is to be expected of strangers. Pure functions. */
public final class OtherInitChecks {
    /** The slope of what does not shrink with eps; what shrinks has slope 1. */
    private static final double CONSTANT_TOLERANCE = 0.05;

    /** A fixed level for a test that every run makes: one run in a thousand with new seeds fails by chance. */
    private static final double SIGN_LEVEL = 1e-3;

    /** The level of the interval of a share of signs. */
    private static final double SHARE_LEVEL = 0.95;

    private OtherInitChecks() {}

    /**
     * Students from another init: signs at random, and a step that does not shrink with eps.
     *
     * <p>The signs are those over the hidden layers. In the output layer two networks are not strangers whatever their
     * inits: a row's place says which class it stands for, and hidden activations are never negative. There the teacher
     * unlearns the classes it favoured by chance, and a student that imitates all logits learns to favour them: their
     * steps disagree in five of six pairs. With auxiliary logits alone the output layer's part is exactly 0.
     */
    public static List<CheckResult> of(List<SettingResult> settings, List<SignSample> signs) {
        CheckName check = CheckName.OTHER_INIT;
        Stream<CheckResult> counts = signs.stream()
                .map(SignSample::group)
                .distinct()
                .map(group -> signTest(
                        group,
                        signs.stream()
                                .filter(sample -> group.equals(sample.group()))
                                .toList()));
        CheckResult slope = WorstCase.near(
                check,
                "slope of log|dS| over log(eps)",
                0,
                CONSTANT_TOLERANCE,
                settings.stream()
                        .map(setting -> OneStepChecks.slope(
                                OneStepChecks.small(setting.otherInit()), StepMeasurement::studentNorm))
                        .toList(),
                "A student from another init moves to imitate the reference, not what the teacher has learned.");
        return Stream.concat(counts, Stream.of(slope)).toList();
    }

    /** Whether the signs may be a toss-up; and, since a test that passes proves nothing, which shares they exclude. */
    private static CheckResult signTest(String group, List<SignSample> samples) {
        int pairs = samples.size();
        int positive =
                (int) samples.stream().filter(sample -> sample.hidden() > 0).count();
        int positiveInAll = (int)
                samples.stream().filter(sample -> sample.innerProduct() > 0).count();
        double p =
                BinomialTest.test(positive, pairs, 0.5, Alternative.TWO_SIDED).pValue();
        Interval share = Proportion.clopperPearson(positive, pairs, SHARE_LEVEL);
        return new CheckResult(
                CheckName.OTHER_INIT,
                "share of dS.dT > 0 over the hidden layers, " + group,
                "0.5, binomial p > " + SIGN_LEVEL,
                pairs,
                (double) positive / pairs,
                share,
                p > SIGN_LEVEL,
                String.format(
                        Locale.ROOT,
                        "Between different inits the sign %s (p = %.2g): the pairs exclude shares outside %.2f to %.2f"
                                + " (%.0f%%), and none inside. With the output layer %d of %d.",
                        p > SIGN_LEVEL ? "may be a toss-up" : "is no toss-up",
                        p,
                        share.low(),
                        share.high(),
                        100 * SHARE_LEVEL,
                        positiveInAll,
                        pairs));
    }
}
