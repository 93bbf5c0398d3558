package org.subliminal4j.study;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.experiment.Results;

/** Trials that are stored one by one, in one part or several, one part after the other; runs what is not stored yet. */
public final class Job {
    private final List<Part> parts;
    private @Nullable Study running;
    private boolean cancelled;

    /**
     * The trials of one experiment.
     *
     * @param seeds  all seeds
     * @param count  how many they are
     * @param stored those of them that need not be run: asked for anew each time
     * @param trial  runs one seed
     * @param store  keeps a result
     */
    public record Part(
            Supplier<LongStream> seeds,
            int count,
            Supplier<Set<Long>> stored,
            TrialFunction trial,
            Consumer<Results> store) {}

    /** @param parts at least one */
    public Job(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** The number of trials, stored or not. */
    public int trials() {
        return parts.stream().mapToInt(Part::count).reduce(0, Math::addExact);
    }

    /** The number of trials that are stored by now. */
    public int stored() {
        return parts.stream().mapToInt(part -> part.stored().get().size()).sum();
    }

    /**
     * Runs what is not stored, and returns when all is.
     *
     * @param workers trials to run side by side, at least 1
     * @throws CancellationException as {@link Study#run} does, whose other exceptions come too
     */
    public void run(StudyObserver observer, int workers) {
        for (Part part : parts) {
            Study study = new Study(part.trial(), part.store(), observer);
            synchronized (this) {
                if (cancelled) {
                    throw new CancellationException("The study was cancelled");
                }
                running = study;
            }
            study.run(part.seeds().get(), part.stored().get(), workers);
        }
    }

    /**
     * Stops the running trials, which are lost, and waits for their end no longer than {@code most}.
     *
     * @return whether all have ended
     */
    public boolean cancel(Duration most) {
        Study study;
        synchronized (this) {
            cancelled = true;
            study = running;
        }
        return study == null || study.cancel(most);
    }
}
