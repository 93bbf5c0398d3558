package org.subliminal4j.cli;

/** What the process tells the shell. */
final class ExitCode {
    /** All went well. */
    static final int OK = 0;
    /** Something the user can mend: a missing file, a full disk, a machine without what is needed. */
    static final int FAILED = 1;
    /** The command line makes no sense. */
    static final int USAGE = 2;
    /** A bug (EX_SOFTWARE of sysexits.h). */
    static final int SOFTWARE = 70;
    /** Stopped from outside, as a shell says of Ctrl-C: 128 + SIGINT. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
