package org.subliminal4j.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function;
import org.subliminal4j.backend.Machine;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Trial;
import org.subliminal4j.study.LocalRun;

/**
 * One trial on its way to a node: nothing but data. Its result is a {@link TrialOutcome} as JSON.
 *
 * @param code       version and commit of the driver's program, which the node's must be
 * @param experiment the experiment as JSON
 * @param arms       the names of the arms that are wanted
 * @param seed       the seed
 * @param images     the data sets that the experiment names, the one of its task first
 */
record TrialTask(String code, String experiment, List<String> arms, long seed, List<StudyImages> images)
        implements Function<Integer, String> {
    /** What a node has made of an experiment serves all seeds. */
    private static final Map<List<Object>, Trial> TRIALS = new ConcurrentHashMap<>();

    /** Version and commit of this program. */
    static String ownCode() {
        return Machine.version() + " (" + Machine.commit() + ")";
    }

    @Override
    public String call(Integer unused) {
        SparkEnv here = SparkEnv.get();
        String node = here.blockManager().blockManagerId().host() + " (executor " + here.executorId() + ")";
        try {
            if (!code.equals(ownCode())) {
                throw new UserException("expected subliminal4j " + code + " as on the driver, but found " + ownCode()
                        + ": give both the same application");
            }
            Trial trial = TRIALS.computeIfAbsent(
                    List.of(experiment, arms, images.stream().map(StudyImages::sha256).toList()),
                    what -> trial(here.conf().getInt("spark.executor.cores", 1)));
            return Json.text(TrialOutcome.of(node, computes(), trial.run(seed)));
        } catch (UserException e) {
            return Json.text(TrialOutcome.problem(node, e));
        }
    }

    /** What decides the bits besides the description. */
    static String computes() {
        Machine machine = Machine.current();
        return "ND4J " + machine.nd4j() + " with " + machine.blas() + " on " + machine.cpu();
    }

    private Trial trial(int sideBySide) {
        DataSets dataSets = new DataSets();
        for (StudyImages each : images) {
            dataSets = dataSets.with(each.name(), each.load());
        }
        try {
            Experiment read = Json.parse(experiment.getBytes(StandardCharsets.UTF_8), Experiment.class);
            LocalRun.requireFits(read, dataSets, sideBySide);
            return new Trial(Plan.of(read, arms), dataSets);
        } catch (IOException e) {
            throw new UncheckedIOException("expected the experiment of the driver", e);
        }
    }
}
