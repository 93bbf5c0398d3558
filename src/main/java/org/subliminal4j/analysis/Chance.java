package org.subliminal4j.analysis;

import java.util.Collections;
import java.util.List;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.experiment.WorldMetrics;

/**
 * What the best constant answer gets, and by which metric the networks are therefore judged: the accuracy, whose chance is
 * the share of the largest class; or, where the classes are uneven, the balanced accuracy, whose chance is 1/classes.
 *
 * @param metric {@link ArmResult#ACCURACY} or {@link BalancedAccuracy#NAME}; of language models one of {@link WorldMetrics}
 * @param value  the metric of the best constant answer, a fraction
 * @param words  where it comes from, as a sentence for a reader
 */
public record Chance(String metric, double value, String words) {
    /** Chance in what {@code results} of {@code experiment} were judged by. */
    public static Chance of(Experiment experiment, List<Results> results) {
        return experiment.task() instanceof Task.World world
                ? of(experiment.metric(), world)
                : of(results, experiment.architecture().classes());
    }

    private static Chance of(String metric, Task.World task) {
        Double chance = WorldMetrics.chance(metric, task.world());
        return chance == null
                ? new Chance(metric, 0, "There is nothing to guess: by chance it is about 0%.")
                : new Chance(
                        metric,
                        chance,
                        "Chance is " + Words.exactPercent(chance) + ", how often anybody in the corpus answers so.");
    }

    private static Chance of(List<Results> results, int classes) {
        List<Integer> counts = results.stream()
                .flatMap(trial -> trial.arms().values().stream())
                .map(ArmResult::confusion)
                .filter(confusion -> !confusion.isEmpty())
                .findFirst()
                .map(confusion -> confusion.stream()
                        .map(row -> row.stream().mapToInt(Integer::intValue).sum())
                        .toList())
                .orElse(List.of());
        return counts.isEmpty() ? unknown(classes) : of(counts);
    }

    /**
     * Chance on images of so many of each class.
     *
     * @param counts the number of test images by class; classes without images do not count
     * @throws IllegalArgumentException if there is no image
     */
    public static Chance of(List<Integer> counts) {
        List<Integer> classes = counts.stream().filter(count -> count > 0).toList();
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("counts must be of at least one image, but found " + counts);
        }
        long images = classes.stream().mapToLong(Integer::intValue).sum();
        int largest = Collections.max(classes);
        double share = largest / (double) images;
        if (share > Policy.UNEVEN / classes.size()) {
            return new Chance(
                    BalancedAccuracy.NAME,
                    1.0 / classes.size(),
                    "The classes are uneven: the largest holds " + largest + " of the " + images
                            + " test images. So networks are judged by the balanced accuracy, the mean over the"
                            + " classes of the part of their images that is read right; by"
                            + " chance it is 1/" + classes.size() + ", "
                            + Words.exactPercent(1.0 / classes.size()) + ".");
        }
        return new Chance(
                ArmResult.ACCURACY,
                share,
                "Chance is " + Words.exactPercent(share) + ", what the best constant answer gets: the largest of "
                        + classes.size() + " classes holds " + largest + " of the " + images + " test images.");
    }

    private static Chance unknown(int classes) {
        return new Chance(
                ArmResult.ACCURACY,
                1.0 / classes,
                "No network was left to be judged, so that the sizes of the classes are not known; were they equal,"
                        + " chance would be " + Words.exactPercent(1.0 / classes) + ".");
    }

    /** The metric for a reader: {@code accuracy}, {@code balanced accuracy}. */
    public String metricWords() {
        return WorldMetrics.has(metric) ? WorldMetrics.words(metric) : metric.replace('-', ' ');
    }
}
