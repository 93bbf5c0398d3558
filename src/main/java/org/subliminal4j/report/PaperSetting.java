package org.subliminal4j.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.subliminal4j.data.Mnist;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.legacy.ExperimentConfig;
import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.legacy.TrainingConfig;
import org.subliminal4j.stats.Summary;

/** The paper's setting and its figures, which only a run of the same setting can agree with. */
final class PaperSetting {
    private PaperSetting() {}

    /** The paper's runs of {@code arm}. Its interval is of the population's deviation: n / (n - 1) makes it a sample's. */
    static Summary summary(Arm arm) {
        double n = Arm.PAPER_RUNS;
        return new Summary(Arm.PAPER_RUNS, arm.paperMean(), arm.paperSd() * Math.sqrt(n / (n - 1)));
    }

    /** What differs from the paper's setting, each as a phrase for a reader. */
    static List<String> differences(ExperimentConfig config, Map<String, String> dataSha256) {
        ExperimentConfig paper = ExperimentConfig.paper();
        List<String> found = new ArrayList<>();
        if (!Mnist.matches(dataSha256)) {
            found.add("a data set other than MNIST");
        }
        MlpSpec network = config.network();
        note(found, "inputs", network.inputs(), paper.network().inputs());
        note(found, "hidden widths", network.hidden(), paper.network().hidden());
        note(found, "classes", network.classes(), paper.network().classes());
        note(found, "auxiliary logits", network.auxiliary(), paper.network().auxiliary());
        if (sameSchedule(config.teacher(), config.student())) {
            noteTraining(found, "", config.student(), paper.student());
        } else {
            noteTraining(found, "teacher's ", config.teacher(), paper.teacher());
            noteTraining(found, "students' ", config.student(), paper.student());
        }
        note(found, "noise images", config.noiseImages(), paper.noiseImages());
        if (found.isEmpty() && !config.equals(paper)) {
            found.add("Adam's constants");
        }
        return found;
    }

    private static boolean sameSchedule(TrainingConfig a, TrainingConfig b) {
        return a.epochs() == b.epochs() && a.batchSize() == b.batchSize() && a.learningRate() == b.learningRate();
    }

    private static void noteTraining(List<String> found, String whose, TrainingConfig own, TrainingConfig paper) {
        note(found, whose + "epochs", own.epochs(), paper.epochs());
        note(found, whose + "batch", own.batchSize(), paper.batchSize());
        note(found, whose + "learning rate", plain(own.learningRate()), plain(paper.learningRate()));
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static void note(List<String> found, String what, Object own, Object paper) {
        if (!own.equals(paper)) {
            found.add(what + " " + own + " instead of " + paper);
        }
    }
}
