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
 * Between two drawings the cursor rests on an empty line above them, where a message of the log finds room.
 */
final class ProgressDisplay implements StudyObserver, AutoCloseable {
    private static final long FRAME_MILLIS = 250;
    private static final int BAR = 24;
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

    /** Erases what is drawn, if anything is. */
    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            painter.interrupt();
            terminal.print("\r" + ERASE_BELOW);
            terminal.flush();
        }
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
                "Trials %d/%d  %s %3.0f%%  %s elapsed%s",
                finished,
                total,
                bar(part),
                Math.floor(100 * part),
                clock(elapsed),
                left(elapsed, part)));
        running.forEach((seed, state) -> lines.add(line(seed, state)));
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

    private synchronized void paint() {
        if (!open) {
            return;
        }
        List<String> lines = lines(Duration.ofNanos(System.nanoTime() - begin));
        StringBuilder frame = new StringBuilder("\r" + ERASE_BELOW + NO_WRAP);
        for (String line : lines) {
            frame.append('\n').append(line);
        }
        frame.append(WRAP).append('\r').append(ESCAPE).append(lines.size()).append('A');
        terminal.print(frame);
        terminal.flush();
    }
}
