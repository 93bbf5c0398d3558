package org.subliminal4j.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.Results;

/**
 * What an arm takes the test images of one class for.
 *
 * @param label    the class
 * @param answers  how often each class was the answer, over all seeds; as many numbers as there are classes
 * @param accuracy the part of the class that is read right, by seed; empty for a class without images
 */
public record ClassSummary(int label, List<Long> answers, Sample accuracy) {
    public ClassSummary {
        answers = List.copyOf(answers);
    }

    /** The classes in their order, for the arm of that name; none where no seed tells. */
    public static List<ClassSummary> of(String arm, Collection<Results> results) {
        Map<Long, List<List<Integer>>> bySeed = new TreeMap<>();
        for (Results trial : results) {
            ArmResult result = trial.arms().get(arm);
            if (result != null && !result.confusion().isEmpty()) {
                bySeed.put(trial.seed(), result.confusion());
            }
        }
        int classes = bySeed.values().stream().mapToInt(List::size).max().orElse(0);
        List<ClassSummary> summaries = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            summaries.add(of(label, bySeed));
        }
        return summaries;
    }

    private static ClassSummary of(int label, Map<Long, List<List<Integer>>> bySeed) {
        Map<Long, Double> accuracies = new TreeMap<>();
        List<Long> sums = new ArrayList<>();
        bySeed.forEach((seed, confusion) -> {
            List<Integer> row = confusion.get(label);
            long images = 0;
            for (int answer = 0; answer < row.size(); answer++) {
                if (sums.size() == answer) {
                    sums.add(0L);
                }
                sums.set(answer, sums.get(answer) + row.get(answer));
                images += row.get(answer);
            }
            if (images > 0) {
                accuracies.put(seed, row.get(label) / (double) images);
            }
        });
        return new ClassSummary(label, sums, Sample.ofFractions(accuracies));
    }

    /** The number of test images of the class, over all seeds. */
    public long images() {
        return answers.stream().mapToLong(Long::longValue).sum();
    }

    /** The part of the class's images that gets that answer, a fraction; 0 without images. */
    public double share(int answer) {
        return images() == 0 ? 0 : answers.get(answer) / (double) images();
    }
}
