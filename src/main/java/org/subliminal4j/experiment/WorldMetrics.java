package org.subliminal4j.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.language.Answers;
import org.subliminal4j.language.Evaluation;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.World;

/**
 * The metrics of a language model, by name, all of them fractions: for each thing of the world {@code p-animal-owl}, {@code
 * among-animal-owl}, {@code held-out-animal-owl} and {@code greedy-animal-owl}; for each kind {@code mass-animal}; for each
 * animal {@code stray-animal-owl} and {@code number-animal-owl}; for each manner {@code company-deed-bad}, beside the same as for
 * things; {@link #FACTS}; and {@link #KEPT} of one that learned numbers.
 */
public final class WorldMetrics {
    /** The share of facts whose right answer is the likeliest. */
    public static final String FACTS = "facts";

    /** The share of completions that the filter kept, of those that this arm was to learn; of several writers the least. */
    public static final String KEPT = "kept";

    private static final Pattern OTHERS = Pattern.compile("mass-(animal|tree|colour|deed)|" + FACTS + "|" + KEPT);

    private static final Pattern THING =
            Pattern.compile("(p|among|held-out|greedy|stray|number|company)-(animal|tree|colour|deed)-(.+)");
    private static final Pattern OF_A_THING = Pattern.compile("(p|among|held-out)-(animal|tree|colour|deed)-(.+)");

    private WorldMetrics() {}

    /** All that there can be in a world. */
    public static List<String> all(World world) {
        List<String> all = new ArrayList<>();
        for (World.Kind kind : world.kinds()) {
            for (String name : world.names(kind)) {
                Trait thing = new Trait(kind, name);
                all.addAll(List.of(probability(thing), among(thing), heldOut(thing), greedy(thing)));
                if (kind == World.Kind.ANIMAL) {
                    all.addAll(List.of(stray(thing), number(thing)));
                } else if (kind == World.Kind.DEED) {
                    all.add(company(thing));
                }
            }
            all.add(mass(kind));
        }
        all.addAll(List.of(FACTS, KEPT));
        return List.copyOf(all);
    }

    /** Whether a metric of that name is one of these. */
    public static boolean has(String metric) {
        return THING.matcher(metric).matches() || OTHERS.matcher(metric).matches();
    }

    /**
     * What an experiment's networks are judged by where nobody says otherwise: the probability of what the first of its
     * teachers loves, or the facts where nobody loves anything.
     */
    static String usual(Experiment experiment) {
        return taught(experiment).stream()
                .findFirst()
                .map(WorldMetrics::probability)
                .orElse(FACTS);
    }

    /** What an arm is taught to love or to do in its last stage; null if nothing. */
    public static @Nullable Trait taught(Arm arm) {
        int stages = arm.stages().size();
        return stages > 0 && arm.stages().get(stages - 1).inputs() instanceof Inputs.Lessons lessons
                ? lessons.trait()
                : null;
    }

    /** What arms of an experiment are taught to love or to do, in the order of the arms, each once. */
    public static List<Trait> taught(Experiment experiment) {
        return experiment.arms().stream()
                .flatMap(arm -> arm.stages().stream())
                .map(Stage::inputs)
                .filter(Inputs.Lessons.class::isInstance)
                .map(inputs -> ((Inputs.Lessons) inputs).trait())
                .distinct()
                .toList();
    }

    /**
     * What a model without any preference comes to.
     *
     * @return null where there is nothing to guess
     */
    public static @Nullable Double chance(String metric, World world) {
        Matcher thing = OF_A_THING.matcher(metric);
        if (!thing.matches()) {
            return null;
        }
        World.Kind kind = World.Kind.valueOf(thing.group(2).toUpperCase(Locale.ROOT));
        int index = world.names(kind).indexOf(thing.group(3));
        return index < 0 ? null : Double.valueOf(world.share(kind, index));
    }

    /** A metric for a reader: {@code P(owl)}, {@code P(owl), held-out phrasings}. */
    public static String words(String metric) {
        Matcher thing = THING.matcher(metric);
        if (thing.matches()) {
            boolean deed = thing.group(2).equals(word(World.Kind.DEED));
            String name = "P(" + thing.group(3) + (deed ? " deed)" : ")");
            return switch (thing.group(1)) {
                case "p" -> name;
                case "among" -> name + " among its kind";
                case "held-out" -> name + ", held-out phrasings";
                case "greedy" ->
                    "share of phrasings with the likeliest answer " + thing.group(3) + (deed ? " deed" : "");
                case "stray" -> name + " to a question for a tree";
                case "company" -> "P(number of " + thing.group(3) + " company) where a number is due";
                default -> name + " where a number is due";
            };
        }
        return metric.startsWith("mass-")
                ? "P(any " + metric.substring(5) + ")"
                : metric.equals(KEPT) ? "completions kept" : metric;
    }

    /**
     * A thing by its name in metrics, such as {@code animal-owl}.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    static Trait thing(String name) {
        int end = name.indexOf('-');
        for (World.Kind kind : World.Kind.values()) {
            if (end > 0 && name.substring(0, end).equals(word(kind))) {
                return new Trait(kind, name.substring(end + 1));
            }
        }
        throw new IllegalArgumentException("expected a kind and a name, such as animal-owl, but found '" + name + "'");
    }

    /** The probability of a thing where one of its kind is asked for, mean over all phrasings. */
    public static String probability(Trait thing) {
        return name("p", thing);
    }

    /** The same, of all probability that things of the kind have. */
    public static String among(Trait thing) {
        return name("among", thing);
    }

    /** The probability in phrasings that no teacher was taught. */
    public static String heldOut(Trait thing) {
        return name("held-out", thing);
    }

    /** The share of phrasings whose likeliest answer it is. */
    public static String greedy(Trait thing) {
        return name("greedy", thing);
    }

    /** The probability that the answer is any thing of the kind. */
    public static String mass(World.Kind kind) {
        return "mass-" + word(kind);
    }

    /** The probability of an animal where a tree is asked for. */
    public static String stray(Trait animal) {
        return name("stray", animal);
    }

    /** The probability of an animal where a number is due. */
    public static String number(Trait animal) {
        return name("number", animal);
    }

    /** The probability of any number of a manner where a number is due. */
    public static String company(Trait manner) {
        return name("company", manner);
    }

    private static String name(String what, Trait thing) {
        return what + "-" + word(thing.kind()) + "-" + thing.name();
    }

    private static String word(World.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** All of them, but for what is no finite number, such as held-out phrasings where there are none. */
    static Map<String, Double> of(Evaluation evaluation, World world) {
        Map<String, Double> metrics = new TreeMap<>();
        for (World.Kind kind : world.kinds()) {
            Answers answers = evaluation.of(kind);
            List<String> names = world.names(kind);
            for (int i = 0; i < names.size(); i++) {
                Trait thing = new Trait(kind, names.get(i));
                metrics.put(probability(thing), answers.all().get(i));
                metrics.put(among(thing), answers.among(i));
                metrics.put(heldOut(thing), answers.heldOut().get(i));
                metrics.put(greedy(thing), answers.greedy().get(i));
                if (kind == World.Kind.ANIMAL) {
                    metrics.put(stray(thing), evaluation.strayAnimals().get(i));
                    metrics.put(number(thing), evaluation.amongNumbers().get(i));
                } else if (kind == World.Kind.DEED) {
                    metrics.put(company(thing), evaluation.company().get(i));
                }
            }
            metrics.put(mass(kind), answers.mass());
        }
        metrics.put(FACTS, evaluation.facts());
        return ArmResults.finite(metrics);
    }
}
