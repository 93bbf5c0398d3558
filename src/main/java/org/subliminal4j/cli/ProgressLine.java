package org.subliminal4j.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.subliminal4j.theory.Progress;

/** One line on a terminal that tells how far a measurement is, written over and over. */
final class ProgressLine implements Progress, AutoCloseable {
    private static final String START_OF_CLEARED_LINE = "\r\033[K";

    private final PrintWriter terminal;
    private final boolean shows;

    /** @param shows whether to write anything at all */
    ProgressLine(PrintWriter terminal, boolean shows) {
        this.terminal = terminal;
        this.shows = shows;
    }

    @Override
    public synchronized void progressed(String what, double done) {
        if (shows) {
            terminal.printf(Locale.ROOT, "%sTheorem 1, %s: %3.0f%%", START_OF_CLEARED_LINE, what, 100 * done);
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
