package org.subliminal4j.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Results;

/**
 * What the results of one experiment come to: all that an output needs, so that no output computes statistics itself.
 *
 * @param experiment the experiment
 * @param seeds      the seeds that have results, ascending
 * @param chance     what guessing gets, and the metric that networks are judged by
 * @param arms       each arm over the seeds, by name, in the order of the experiment
 * @param contrasts  arms against each other and against chance
 * @param claims     what the contrasts show
 * @param published  the experiment beside what was published
 */
public record Analysis(
        Experiment experiment,
        List<Long> seeds,
        Chance chance,
        Map<String, ArmSummary> arms,
        List<Contrast> contrasts,
        List<Claim> claims,
        List<AgainstPublished> published) {
    public Analysis {
        seeds = List.copyOf(seeds);
        arms = Collections.unmodifiableMap(new LinkedHashMap<>(arms));
        contrasts = List.copyOf(contrasts);
        claims = List.copyOf(claims);
        published = List.copyOf(published);
    }

    /**
     * Analyses results.
     *
     * @param results    one for each seed, at least one, in any order; arms may be missing
     * @param dataSha256 SHA-256 of each raw file of the data by its canonical name
     * @param published  what the experiment is to be held against
     * @throws IllegalArgumentException if there is no result, two of one seed, or one of an arm that the experiment lacks
     */
    public static Analysis of(
            Experiment experiment,
            Collection<Results> results,
            Map<String, String> dataSha256,
            List<PublishedFigures> published) {
        List<Results> sorted =
                results.stream().sorted(Comparator.comparingLong(Results::seed)).toList();
        check(experiment, sorted);
        Chance chance = Chance.of(experiment, sorted);
        Map<String, ArmSummary> arms = new LinkedHashMap<>();
        experiment.arms().forEach(arm -> arms.put(arm.name(), ArmSummary.of(arm, sorted)));
        List<Contrast> contrasts = Contrasts.of(experiment, arms, chance);
        return new Analysis(
                experiment,
                sorted.stream().map(Results::seed).toList(),
                chance,
                arms,
                contrasts,
                Claims.of(experiment, arms, contrasts, chance),
                published.stream()
                        .map(figures -> AgainstPublished.of(figures, experiment, arms, dataSha256))
                        .toList());
    }

    private static void check(Experiment experiment, List<Results> sorted) {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("results must be of at least one seed, but found none");
        }
        List<String> names = experiment.arms().stream().map(Arm::name).toList();
        for (int i = 0; i < sorted.size(); i++) {
            Results trial = sorted.get(i);
            if (i > 0 && trial.seed() == sorted.get(i - 1).seed()) {
                throw new IllegalArgumentException(
                        "results must be one for each seed, but found two of seed " + trial.seed());
            }
            if (!names.containsAll(trial.arms().keySet())) {
                throw new IllegalArgumentException("results must be of the arms " + names + ", but found "
                        + trial.arms().keySet() + " with seed " + trial.seed());
            }
        }
    }

    /** The arm of that name. */
    public ArmSummary arm(String name) {
        ArmSummary arm = arms.get(name);
        if (arm == null) {
            throw new IllegalArgumentException("expected one of the arms " + arms.keySet() + ", but found " + name);
        }
        return arm;
    }

    /** The published value that the arm of that name may be held against; null if there is none. */
    public @Nullable Agreement agreement(String name) {
        return published.stream()
                .flatMap(against -> against.agreements().stream())
                .filter(agreement -> agreement.arm().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The seeds for a reader: {@code seeds 1 to 24}. */
    public String seedWords() {
        long first = seeds.get(0);
        long last = seeds.get(seeds.size() - 1);
        if (seeds.size() == 1) {
            return "seed " + first;
        }
        return last - first + 1 == seeds.size()
                ? "seeds " + first + " to " + last
                : seeds.size() + " seeds of " + first + " to " + last;
    }

    /** The claims, and the experiment beside what was published, in words. */
    public List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        claims.forEach(claim -> statements.add(claim.statement()));
        published.forEach(against -> statements.add(against.statement()));
        return List.copyOf(statements);
    }

    /** Chance, and which networks diverged or are missing, as sentences: what every figure and table must say. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(chance.words());
        arms.values().stream()
                .map(ArmSummary::divergedWords)
                .filter(Objects::nonNull)
                .forEach(notes::add);
        for (ArmSummary arm : arms.values()) {
            if (!arm.missing().isEmpty()) {
                notes.add(Words.count(arm.missing().size(), "seed") + " of " + seeds.size() + " have no result of "
                        + arm.label() + " yet.");
            }
        }
        return List.copyOf(notes);
    }

    /** Everything in words, as lines of plain text: what is asked, the notes, the statements, and the policy. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(experiment.title() + ", " + seedWords());
        lines.addAll(notes());
        statements().forEach(statement -> lines.addAll(statement.lines()));
        lines.add(Policy.text());
        return List.copyOf(lines);
    }
}
