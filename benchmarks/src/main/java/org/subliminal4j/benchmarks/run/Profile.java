package org.subliminal4j.benchmarks.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.subliminal4j.benchmarks.steps.Problem;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Trial;

/**
 * Where the time of a trial goes: samples the stack of a trial's thread, and counts the innermost method of this library
 * on it together with the ND4J call below it. Writes the fraction of samples of each to a JSON file.
 */
public final class Profile {
    private static final String HOME = "org.subliminal4j.";
    private static final int PERIOD_MILLISECONDS = 3;

    private final Map<String, Integer> counts = new TreeMap<>();

    private Profile() {}

    /** @param arguments the file to write, and the epochs of each phase */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ImageData data = Problem.mnist();
        int epochs = Integer.parseInt(arguments[1]);
        trial(data, 1).run(1);
        Thread worker = new Thread(() -> trial(data, epochs).run(2), "trial");
        worker.start();
        Profile profile = new Profile();
        while (worker.isAlive()) {
            profile.count(worker.getStackTrace());
            Thread.sleep(PERIOD_MILLISECONDS);
        }
        profile.write(Path.of(arguments[0]));
    }

    private static Trial trial(ImageData data, int epochs) {
        Experiment experiment =
                Experiment.paper().withStages(stage -> stage.with(stage.schedule().withEpochs(epochs)));
        return new Trial(Plan.of(experiment), new DataSets().with("mnist", data));
    }

    private void count(StackTraceElement[] stack) {
        for (int i = 0; i < stack.length; i++) {
            if (stack[i].getClassName().startsWith(HOME)) {
                String what = name(stack[i]);
                if (i > 0 && stack[i - 1].getClassName().startsWith("org.nd4j")) {
                    what += " > " + name(stack[i - 1]);
                }
                counts.merge(what, 1, Integer::sum);
                return;
            }
        }
    }

    private static String name(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName();
    }

    private void write(Path file) throws IOException {
        double all = counts.values().stream().mapToInt(Integer::intValue).sum();
        Map<String, Double> fractions = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> fractions.put(entry.getKey(), entry.getValue() / all));
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), fractions);
    }
}
