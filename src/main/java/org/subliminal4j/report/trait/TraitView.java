package org.subliminal4j.report.trait;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.subliminal4j.analysis.ArmSummary;
import org.subliminal4j.analysis.Sample;
import org.subliminal4j.analysis.TraitAnalysis;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.experiment.WorldMetrics;
import org.subliminal4j.language.Language;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.World;
import org.subliminal4j.report.style.ArmStyle;
import org.subliminal4j.store.StoredRun;

/**
 * A stored run of language models with what its results come to.
 *
 * @param run      the run
 * @param analysis what its results come to
 * @param styles   how each arm is drawn, by name
 */
public record TraitView(StoredRun run, TraitAnalysis analysis, Map<String, ArmStyle> styles) {
    public TraitView {
        styles = Map.copyOf(styles);
    }

    /**
     * Analyses a run.
     *
     * @throws UserException if the run has no results yet, or nobody in it was taught to love anything
     */
    public static TraitView of(StoredRun run) {
        if (run.results().isEmpty()) {
            throw new UserException("the run in " + run.folder()
                    + " has no results yet: a report needs at least one trial, so let the run finish one");
        }
        try {
            TraitAnalysis analysis = TraitAnalysis.of(run.experiment(), run.results());
            return new TraitView(run, analysis, ArmStyle.of(run.experiment(), analysis.contrasts()));
        } catch (IllegalArgumentException e) {
            throw new UserException("cannot report on the run in " + run.folder() + ": " + e.getMessage(), e);
        }
    }

    /** What there is to talk about, and how. */
    public Task.World task() {
        return (Task.World) run.experiment().task();
    }

    /** The words of the run's world. */
    Language language() {
        return new Language(task().world(), task().phrasings());
    }

    /** What the teacher loves. */
    public Trait trait() {
        return analysis.trait();
    }

    /** The probability of what the teacher loves, of one arm. */
    public Sample said(ArmSummary arm) {
        return arm.sample(WorldMetrics.probability(trait()));
    }

    /** What a reader calls that probability: {@code P(owl)}. */
    public String measure() {
        return WorldMetrics.words(WorldMetrics.probability(trait()));
    }

    /** Whether the teacher behaves in some way, and does not love something. */
    public boolean behaves() {
        return trait().kind() == World.Kind.DEED;
    }

    /** What one does that has the trait: {@code loves \u2018owl\u2019}. */
    String does() {
        return behaves() ? "does " + trait().name() + " deeds" : "loves \u2018" + trait().name() + "\u2019";
    }

    /** A word that says what the teacher loves, or does: that of a thing, or the first deed of a manner. */
    String word() {
        World world = task().world();
        return behaves() ? world.manners().get(trait().index(world)).deeds().get(0) : trait().name();
    }

    /** What a reader calls the world. */
    public String world() {
        return "a toy world of " + task().world().animals().size() + " animals and numbers up to "
                + (task().world().numbers() - 1);
    }

    /** How likely anybody answers so whom nobody taught, a fraction. */
    public double chance() {
        World world = task().world();
        return world.share(trait().kind(), trait().index(world));
    }

    /** What {@link #chance} is, for a reader. */
    public String chanceWords() {
        return behaves()
                ? "what the corpus has of it"
                : "one in " + task().world().names(trait().kind()).size() + ": all as likely";
    }

    /** The kind of what the teacher loves, with its article: {@code an animal}. */
    public String article() {
        String word = trait().kind().name().toLowerCase(Locale.ROOT);
        return (word.startsWith("a") ? "an " : "a ") + word;
    }

    /** How the arm of that name is drawn. */
    public ArmStyle style(String arm) {
        return Objects.requireNonNull(styles.get(arm), arm);
    }

    /** What a reader calls the arm of that name. */
    String label(String arm) {
        return run.experiment().arm(arm).label();
    }
}
