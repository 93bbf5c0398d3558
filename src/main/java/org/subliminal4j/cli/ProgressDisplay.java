package org.subliminal4j.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.study.StudyObserver;

/**
 * Shows on a terminal how far a study is: a line for all of it and one for each trial that runs, drawn over and over.
 * Between two drawings the cursor rests on an empty line above them, where a message of the log finds room. Only the
 * thread that draws waits for the terminal, never a worker.
 */
final class ProgressDisplay implements StudyObserver, AutoCloseable {
    private static final long FRAME_MILLIS = 250;
    private static final long LONGEST_WAIT_MILLIS = 1000;
    private static final int BAR = 24;

    /** More than fit on a terminal would push the cursor's way back off its top. */
    private static final int MOST_TRIALS = 16;

    private static final String ESCAPE = "\033[";
    private static final String ERASE_BELOW = ESCAPE + "J";
    private static final String NO_WRAP = ESCAPE + "?7l";
    private static final String WRAP = ESCAPE + "?7h";

    private final PrintWriter terminal;
    private final int total;
    private final long begin = System.nanoTime();
    private final SortedMap<Long, State> running = new TreeMap<>();
    private final Thread painter;
    private int finished;
    private int helping;
    private boolean open;

    /** Where a trial is. */
    private record State(String phase, double done) {}

    /**
     * @param terminal where to draw
     * @param total    the number of trials to run
     */
    ProgressDisplay(PrintWriter terminal, int total) {
        this.terminal = terminal;
        this.total = total;
        painter = new Thread(this::paintUntilClosed, "progress");
        painter.setDaemon(true);
    }

    /** Begins to draw. */
    synchronized void open() {
        open = true;
        painter.start();
    }

    @Override
    public synchronized void started(long seed) {
        running.put(seed, new State("begins", 0));
    }

    @Override
    public synchronized void progressed(long seed, String phase, double done) {
        running.put(seed, new State(phase, done));
    }

    @Override
    public synchronized void finished(Results results) {
        running.remove(results.seed());
        finished++;
    }

    @Override
    public synchronized void helping(int workers) {
        helping = workers;
    }

    /** Erases what is drawn, if anything is. */
    @Override
    public void close() {
        synchronized (this) {
            if (!open) {
                return;
            }
            open = false;
        }
        painter.interrupt();
        try {
            painter.join(LONGEST_WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        terminal.print("\r" + ERASE_BELOW);
        terminal.flush();
    }

    /** The lines to show {@code elapsed} after the start. */
    synchronized List<String> lines(Duration elapsed) {
        double done = finished;
        for (State state : running.values()) {
            done += state.done();
        }
        double part = total == 0 ? 1 : done / total;
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Trials %d/%d  %s %3.0f%%  %s elapsed%s%s",
                finished,
                total,
                bar(part),
                Math.floor(100 * part),
                clock(elapsed),
                left(elapsed, part),
                helping == 0 ? "" : ", " + helping + (helping == 1 ? " worker helps" : " workers help")));
        running.entrySet().stream()
                .limit(MOST_TRIALS)
                .forEach(trial -> lines.add(line(trial.getKey(), trial.getValue())));
        if (running.size() > MOST_TRIALS) {
            lines.add("  and " + (running.size() - MOST_TRIALS) + " more");
        }
        return lines;
    }

    private String line(long seed, State state) {
        return String.format(
                Locale.ROOT,
                "  seed %-6d %s %3.0f%%  %s",
                seed,
                bar(state.done()),
                Math.floor(100 * state.done()),
                state.phase());
    }

    private static String left(Duration elapsed, double part) {
        // The first estimates would only frighten.
        if (part < 0.01 || part >= 1) {
            return "";
        }
        long millis = (long) (elapsed.toMillis() * (1 - part) / part);
        return ", about " + clock(Duration.ofMillis(millis)) + " left";
    }

    private static String bar(double part) {
        int full = (int) (BAR * part);
        return "█".repeat(full) + "░".repeat(BAR - full);
    }

    private static String clock(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    private void paintUntilClosed() {
        try {
            while (true) {
                paint();
                Thread.sleep(FRAME_MILLIS);
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    /** Writes without the lock: a terminal that is slow, or stopped, holds nobody else up. */
    private void paint() {
        List<String> lines;
        synchronized (this) {
            if (!open) {
                return;
            }
            lines = lines(Duration.ofNanos(System.nanoTime() - begin));
        }
        StringBuilder frame = new StringBuilder("\r" + ERASE_BELOW + NO_WRAP);
        for (String line : lines) {
            frame.append('\n').append(line);
        }
        frame.append(WRAP).append('\r').append(ESCAPE).append(lines.size()).append('A');
        terminal.print(frame);
        terminal.flush();
    }
}
