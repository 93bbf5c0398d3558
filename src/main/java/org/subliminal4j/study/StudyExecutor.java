package org.subliminal4j.study;

import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.TrialObserver;

/**
 * Where the trials of a study may run other than on threads of this process. Who provides one names it in {@code
 * META-INF/services}; {@code -Pspark} brings the first.
 */
public interface StudyExecutor {
    /** What {@code --executor} calls it. */
    String name();

    /**
     * Gets ready to run trials.
     *
     * @param master   where; null for where its own settings say
     * @param dataSets the images, as this process reads them: others must have the same
     * @throws UserException if it is not to be had
     */
    Trials open(@Nullable String master, DataSets dataSets);

    /** Runs trials until it is closed. Safe for several threads, each of which waits for its own trial. */
    interface Trials extends AutoCloseable {
        /** How many trials to ask for at once: more than can run at once, so that no place waits for work. */
        int atOnce();

        /**
         * Runs one trial, and returns when it has ended: the same results as {@link
         * org.subliminal4j.experiment.Trial#run(long)} on a machine of that kind.
         *
         * @param arms     the arms that are wanted; what these descend from is run as well
         * @param observer hears how far it is, as far as that is known; networks stay where they are
         * @throws UserException if the trial found a mistake of the user's, with the machine that found it
         * @throws java.util.concurrent.CancellationException if the thread is interrupted; the trial is stopped
         */
        Results run(Experiment experiment, List<String> arms, long seed, TrialObserver observer);

        @Override
        void close();
    }

    /**
     * The executor of that name.
     *
     * @throws UserException if this program has none of that name, or one that it names cannot be loaded
     */
    static StudyExecutor named(String name) {
        TreeMap<String, StudyExecutor> known = new TreeMap<>();
        try {
            ServiceLoader.load(StudyExecutor.class).forEach(executor -> known.put(executor.name(), executor));
        } catch (ServiceConfigurationError e) {
            throw new UserException(
                    "cannot load an executor that this build names (" + e.getMessage()
                            + "): what an earlier build with another profile has left goes with 'mvn clean'",
                    e);
        }
        StudyExecutor executor = known.get(name);
        if (executor == null) {
            throw new UserException(
                    name.equals("spark")
                            ? "expected a build with Apache Spark, but found one without: build it by 'mvn -Pspark package'"
                            : "expected the executor local, spark" + others(known) + ", but found '" + name + "'");
        }
        return executor;
    }

    private static String others(SortedMap<String, StudyExecutor> known) {
        StringBuilder names = new StringBuilder();
        known.keySet().stream().filter(name -> !name.equals("spark")).forEach(name -> names.append(", ")
                .append(name));
        return names.toString();
    }
}
