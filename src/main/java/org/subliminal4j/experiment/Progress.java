package org.subliminal4j.experiment;

import java.util.Locale;

/** Counts the work of a trial in the unit of its domain: passes of one image through one network. Safe for several threads. */
final class Progress {
    private final TrialObserver observer;
    private final double total;
    private double done;

    Progress(Plan plan, Domain domain, TrialObserver observer) {
        this.observer = observer;
        total = plan.groups().stream()
                .flatMap(group -> group.steps().stream())
                .mapToDouble(step -> domain.work(step, plan.experiment()))
                .sum();
    }

    /**
     * Tells that networks have seen a batch.
     *
     * @param work how much that was
     */
    synchronized void batch(String phase, int epoch, int epochs, double work) {
        done += work;
        observer.progressed(
                String.format(Locale.ROOT, "%s, epoch %d of %d", phase, epoch, epochs), Math.min(1, done / total));
    }
}
