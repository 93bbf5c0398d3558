package org.subliminal4j.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;

/** Makes claims of contrasts: for each arm that imitates whether it learns, and for each pair whether only one start will do. */
final class Claims {
    private final Map<String, ArmSummary> arms;
    private final List<Contrast> contrasts;
    private final Chance chance;

    private Claims(Map<String, ArmSummary> arms, List<Contrast> contrasts, Chance chance) {
        this.arms = arms;
        this.contrasts = contrasts;
        this.chance = chance;
    }

    /** The claims in the order of the arms; an arm that is only the far one of pairs is no claim of its own. */
    static List<Claim> of(
            Experiment experiment, Map<String, ArmSummary> arms, List<Contrast> contrasts, Chance chance) {
        Claims maker = new Claims(arms, contrasts, chance);
        List<Contrasts.Pair> pairs = Contrasts.pairs(experiment);
        List<Claim> claims = new ArrayList<>();
        for (Arm arm : Contrasts.imitators(experiment)) {
            List<Contrasts.Pair> own =
                    pairs.stream().filter(pair -> pair.near().equals(arm)).toList();
            boolean far = pairs.stream().anyMatch(pair -> pair.far().equals(arm));
            if (!own.isEmpty() || !far) {
                Claim learns = maker.learns(arm.name());
                claims.add(learns);
                own.forEach(pair -> claims.add(maker.needsInit(pair, learns.verdict())));
            }
        }
        return claims;
    }

    private Claim learns(String name) {
        Contrast contrast = contrast(name, null);
        Verdict verdict = contrast.below() ? Verdict.NOT_SHOWN : contrast.verdict();
        return claim(
                Claim.Kind.LEARNS,
                contrast,
                verdict,
                contrast.label() + " learns: its " + chance.metricWords() + " is above chance",
                Stream.concat(
                        contrast.below() ? Stream.of("It is below chance.") : Stream.empty(),
                        contrast.words().stream()));
    }

    private Claim needsInit(Contrasts.Pair pair, Verdict learns) {
        Contrast contrast = contrast(pair.near().name(), pair.far().name());
        ArmSummary far = arm(pair.far().name());
        Finding finding = finding(contrast, learns, far);
        String title = contrast.label() + " learns only from "
                + (pair.own() ? "its teacher's own init" : "its own start, not from that of " + far.label());
        return claim(
                Claim.Kind.NEEDS_INIT,
                contrast,
                finding.verdict,
                title,
                Stream.concat(
                        Stream.of(finding.why), Stream.concat(contrast.words().stream(), Stream.of(farWords(far)))));
    }

    private record Finding(Verdict verdict, String why) {}

    private Finding finding(Contrast contrast, Verdict learns, ArmSummary far) {
        String twin = far.label();
        if (learns != Verdict.SHOWN) {
            return new Finding(
                    learns,
                    learns == Verdict.NOT_SHOWN
                            ? "It is not shown to learn from its own start either."
                            : "Whether it learns at all is open.");
        }
        if (contrast.tooFew()) {
            return new Finding(Verdict.CANNOT_TELL, "There are too few seeds of both to tell.");
        }
        boolean twinLearns = above(far) > 0;
        if (contrast.above()) {
            return twinLearns
                    ? new Finding(Verdict.NOT_SHOWN, "It helps, but is not needed: " + twin + " learns, too.")
                    : above(far) < 0
                            ? new Finding(
                                    Verdict.SHOWN, "Both hold: it is above " + twin + ", and that stays near chance.")
                            : new Finding(Verdict.CANNOT_TELL, "It helps; whether " + twin + " learns, too, is open.");
        }
        if (contrast.verdict() != Verdict.CANNOT_TELL) {
            return new Finding(
                    Verdict.NOT_SHOWN,
                    contrast.below()
                            ? twin + " does better."
                            : "It is not needed: " + twin + " does as well, or nearly.");
        }
        if (twinLearns) {
            return new Finding(
                    Verdict.NOT_SHOWN, "It is not needed: " + twin + " learns, too; whether it helps is open.");
        }
        return new Finding(Verdict.CANNOT_TELL, "Whether it is above " + twin + " is open.");
    }

    /** 1 if the arm's interval lies above chance and the margin, -1 if it lies below, 0 if it holds that place. */
    private int above(ArmSummary arm) {
        Sample sample = arm.sample(chance.metric());
        double limit = chance.value() + Policy.MARGIN;
        return sample.interval().low() > limit ? 1 : sample.interval().high() < limit ? -1 : 0;
    }

    private String farWords(ArmSummary far) {
        Sample sample = far.sample(chance.metric());
        String what = far.label() + ": " + chance.metricWords() + " " + sample.words();
        if (sample.n() < 2 || sample.dotsAlone()) {
            return what + ".";
        }
        String limit = Words.points(Policy.MARGIN) + " above chance";
        return what
                + switch (above(far)) {
                    case 1 -> ", more than " + limit + ".";
                    case -1 -> ", less than " + limit + ".";
                    default -> "; the interval includes " + limit + ".";
                };
    }

    private Claim claim(Claim.Kind kind, Contrast contrast, Verdict verdict, String title, Stream<String> evidence) {
        Stream<String> diverged = Stream.of(contrast.arm(), contrast.other())
                .filter(Objects::nonNull)
                .map(name -> arm(name).divergedWords())
                .filter(Objects::nonNull);
        List<String> sentences = Stream.concat(evidence, diverged).toList();
        return new Claim(
                kind, contrast.arm(), contrast.other(), verdict, new Statement(verdict.words(), title, sentences));
    }

    private ArmSummary arm(String name) {
        return Objects.requireNonNull(arms.get(name));
    }

    private Contrast contrast(String arm, @Nullable String other) {
        Contrast.Kind kind = other == null ? Contrast.Kind.CHANCE : Contrast.Kind.INIT;
        return contrasts.stream()
                .filter(contrast -> contrast.kind() == kind
                        && contrast.arm().equals(arm)
                        && Objects.equals(contrast.other(), other))
                .findFirst()
                .orElseThrow();
    }
}
