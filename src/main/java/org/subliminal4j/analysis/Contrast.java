package org.subliminal4j.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.stats.Attainable;

/**
 * An arm against another one, or against chance, seed by seed.
 *
 * @param kind        why these two are held against each other
 * @param arm         the name of the arm
 * @param label       what a reader calls it
 * @param other       the name of the other arm; null for chance
 * @param otherLabel  what a reader calls that
 * @param differences the arm minus the other, on the seeds that have both
 * @param tests       of the differences; null for fewer than two
 * @param verdict     whether there is a difference, in whichever direction
 */
public record Contrast(
        Kind kind,
        String arm,
        String label,
        @Nullable String other,
        String otherLabel,
        Sample differences,
        @Nullable PairedTests tests,
        Verdict verdict) {
    /** Why two are held against each other. */
    public enum Kind {
        /** An arm that imitates, and what it started from. */
        START,
        /** Two arms of equal stages, of which the first starts nearer to the teacher. */
        INIT,
        /** Two arms of one start, of which the other one learned from a teacher without a trait. */
        TRAIT,
        /** Two arms of one start that learn the same, the other one in another order. */
        ORDER,
        /** An arm that imitates, and chance. */
        CHANCE
    }

    /** Holds one arm against another by {@code metric}. */
    public static Contrast of(Kind kind, ArmSummary arm, ArmSummary other, String metric) {
        Map<Long, Double> first = new TreeMap<>(arm.sample(metric).bySeed());
        Map<Long, Double> second = new TreeMap<>(other.sample(metric).bySeed());
        first.keySet().retainAll(second.keySet());
        second.keySet().retainAll(first.keySet());
        return of(kind, arm, other.name(), other.label(), first, second);
    }

    /** Holds an arm against chance. */
    static Contrast of(ArmSummary arm, Chance chance) {
        Map<Long, Double> first = new TreeMap<>(arm.sample(chance.metric()).bySeed());
        Map<Long, Double> second = new TreeMap<>(first);
        second.replaceAll((seed, value) -> chance.value());
        return of(Kind.CHANCE, arm, null, "chance (" + Words.exactPercent(chance.value()) + ")", first, second);
    }

    private static Contrast of(
            Kind kind,
            ArmSummary arm,
            @Nullable String other,
            String otherLabel,
            Map<Long, Double> first,
            Map<Long, Double> second) {
        Map<Long, Double> bySeed = new TreeMap<>(first);
        bySeed.replaceAll((seed, value) -> value - second.getOrDefault(seed, Double.NaN));
        Sample differences = Sample.of(bySeed);
        PairedTests tests = PairedTests.of(values(first), values(second));
        Verdict verdict = tests == null
                ? Verdict.CANNOT_TELL
                : Policy.verdict(tests.pValue(), tests.attainable(), differences.interval());
        return new Contrast(kind, arm.name(), arm.label(), other, otherLabel, differences, tests, verdict);
    }

    private static double[] values(Map<Long, Double> bySeed) {
        return bySeed.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Whether the arm is shown to be above the other. */
    public boolean above() {
        return verdict == Verdict.SHOWN && differences.mean() > 0;
    }

    /** Whether the arm is shown to be below the other. */
    public boolean below() {
        return verdict == Verdict.SHOWN && differences.mean() < 0;
    }

    /** Whether there are too few pairs to show a difference, whatever they are. */
    public boolean tooFew() {
        return differences.n() < Policy.fewestPairs();
    }

    /** The difference with its evidence, as sentences for a reader. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(difference());
        if (tooFew()) {
            words.add(tooFewWords());
        } else if (verdict == Verdict.NOT_SHOWN) {
            words.add("The interval lies within " + Words.points(Policy.MARGIN)
                    + ": if there is a difference, it is too small to matter.");
        } else if (verdict == Verdict.CANNOT_TELL) {
            words.add("The interval reaches beyond " + Words.points(Policy.MARGIN) + ": more seeds would tell.");
        }
        return List.copyOf(words);
    }

    private String difference() {
        int n = differences.n();
        if (n == 0) {
            return label + " cannot be held against " + otherLabel + ".";
        }
        String gap = label + " is " + direction(differences.mean()) + " " + otherLabel;
        if (n == 1) {
            return gap + " with seed " + differences.bySeed().firstKey() + ".";
        }
        String over = gap + " on average over " + n + " seeds";
        return differences.dotsAlone() || tests == null
                ? over + "."
                : over + " (" + Words.intervalInPoints(differences.interval()) + "): " + tests.words() + ".";
    }

    /** Why so few pairs cannot show a difference, and how many can, where there are {@link #tooFew}. */
    public String tooFewWords() {
        if (differences.n() == 0) {
            return "No seed has both.";
        }
        double attainable = Attainable.ofPairs(differences.n(), Policy.ALTERNATIVE);
        return "With " + Words.count(differences.n(), "seed") + " no difference can be shown at p < " + Policy.ALPHA
                + ": an exact test of so few gives " + Words.p(attainable, attainable) + " at best. It takes "
                + Policy.fewestPairs() + " seeds.";
    }

    /** {@code 42.5 points above}, {@code 1.2 points below}, {@code level with}. */
    static String direction(double difference) {
        return difference == 0
                ? "level with"
                : Words.points(Math.abs(difference)) + (difference > 0 ? " above" : " below");
    }
}
