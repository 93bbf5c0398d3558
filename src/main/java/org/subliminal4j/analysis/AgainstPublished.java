package org.subliminal4j.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.data.Mnist;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.stats.Holm;

/**
 * An experiment beside what was published of one. Only an arm of the published lineage, on the published data, is held
 * against a published value.
 *
 * @param figures     what was published
 * @param differences what differs from the published setting, each as a phrase; empty where nothing does
 * @param agreements  the values of the published lineages, in the order of the publication; empty where there is none
 */
public record AgainstPublished(PublishedFigures figures, List<String> differences, List<Agreement> agreements) {
    /** The data set that is known by its checksums, wherever its files lie. */
    private static final String MNIST = Task.DEFAULT.data();

    public AgainstPublished {
        differences = List.copyOf(differences);
        agreements = List.copyOf(agreements);
    }

    /**
     * Holds the arms of an experiment against what was published.
     *
     * @param dataSha256 SHA-256 of each raw file of its data by its canonical name
     */
    static AgainstPublished of(
            PublishedFigures figures,
            Experiment experiment,
            Map<String, ArmSummary> arms,
            Map<String, String> dataSha256) {
        // The same files are the same data wherever they lie, and other files are other data, whatever the folder's
        // name.
        boolean mnist = figures.experiment().task() instanceof Task.Images images
                && images.data().equals(MNIST)
                && experiment.task() instanceof Task.Images;
        Experiment here = mnist ? withData(experiment, MNIST) : experiment;
        List<String> differences = new ArrayList<>();
        if (mnist && !Mnist.matches(dataSha256)) {
            differences.add("task.data: another data set than MNIST");
        }
        differences.addAll(Differences.between(here, figures.experiment()));
        boolean sameData = differences.stream().noneMatch(difference -> difference.startsWith("task."));
        return new AgainstPublished(figures, differences, sameData ? agreements(figures, experiment, arms) : List.of());
    }

    private static Experiment withData(Experiment experiment, String data) {
        Task task = new Task.Images(data, experiment.images().labelling());
        return new Experiment(experiment.title(), task, experiment.architecture(), experiment.arms());
    }

    private static List<Agreement> agreements(
            PublishedFigures figures, Experiment experiment, Map<String, ArmSummary> arms) {
        Ancestry here = new Ancestry(experiment);
        Ancestry there = new Ancestry(figures.experiment());
        List<Published> values = new ArrayList<>();
        List<ArmSummary> own = new ArrayList<>();
        for (Published value : figures.values()) {
            Object lineage = there.lineage(value.arm());
            experiment.arms().stream()
                    .map(Arm::name)
                    .filter(name -> here.lineage(name).equals(lineage))
                    .findFirst()
                    .ifPresent(name -> {
                        values.add(value);
                        own.add(Objects.requireNonNull(arms.get(name)));
                    });
        }
        return corrected(values, own);
    }

    private static List<Agreement> corrected(List<Published> values, List<ArmSummary> own) {
        List<Agreement.@Nullable Tests> tests = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            tests.add(Agreement.test(
                    values.get(i), own.get(i).sample(values.get(i).metric())));
        }
        double[] corrected = Holm.correct(tests.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Agreement.Tests::welch)
                .toArray());
        List<Agreement> agreements = new ArrayList<>();
        int tested = 0;
        for (int i = 0; i < values.size(); i++) {
            double holm = tests.get(i) == null ? Double.NaN : corrected[tested++];
            agreements.add(Agreement.of(values.get(i), own.get(i), tests.get(i), holm));
        }
        return agreements;
    }

    /** The comparison in words: how many agree, and each in a sentence; or why nothing is compared. */
    public Statement statement() {
        List<String> evidence = new ArrayList<>();
        agreements.forEach(agreement -> evidence.add(agreement.words()));
        differences.forEach(difference -> evidence.add("Other than there: " + difference + "."));
        if (agreements.isEmpty()) {
            return new Statement("Not compared", "this is another setting than that of " + figures.title(), evidence);
        }
        long agree = count(Agreement.Result.AGREES);
        long differ = count(Agreement.Result.DIFFERS);
        String verdict = differ > 0 ? "Differs" : agree == agreements.size() ? "Agrees" : "Cannot tell";
        String title = agree + " of " + agreements.size() + " means agree with " + figures.title() + ", " + differ
                + (differ == 1 ? " differs, " : " differ, ")
                + count(Agreement.Result.CANNOT_TELL) + " cannot be told";
        return new Statement(verdict, title, evidence);
    }

    private long count(Agreement.Result result) {
        return agreements.stream()
                .filter(agreement -> agreement.result() == result)
                .count();
    }
}
