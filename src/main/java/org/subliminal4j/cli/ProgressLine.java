package org.subliminal4j.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.DoubleConsumer;

/** One line on a terminal that tells how far a measurement is, written over and over. */
final class ProgressLine implements DoubleConsumer, AutoCloseable {
    private static final String START_OF_CLEARED_LINE = "\r\033[K";

    private final PrintWriter terminal;
    private final String what;
    private final boolean shows;

    /**
     * A line that is not shown yet.
     *
     * @param what  what is under way, for a reader
     * @param shows whether to write anything at all
     */
    ProgressLine(PrintWriter terminal, String what, boolean shows) {
        this.terminal = terminal;
        this.what = what;
        this.shows = shows;
    }

    @Override
    public synchronized void accept(double done) {
        if (shows) {
            terminal.printf(Locale.ROOT, "%s%s: %3.0f%%", START_OF_CLEARED_LINE, what, 100 * done);
            terminal.flush();
        }
    }

    /** Clears the line. */
    @Override
    public synchronized void close() {
        if (shows) {
            terminal.print(START_OF_CLEARED_LINE);
            terminal.flush();
        }
    }
}
