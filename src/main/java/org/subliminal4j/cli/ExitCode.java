package org.subliminal4j.cli;

import java.util.LinkedHashMap;
import java.util.Map;

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

    /** What each says, for a reader, by its number. */
    static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(String.valueOf(OK), "All went well.");
        words.put(String.valueOf(FAILED), "Something that you can mend: the message says how.");
        words.put(String.valueOf(USAGE), "The command line makes no sense.");
        words.put(String.valueOf(SOFTWARE), "A fault of this program.");
        words.put(String.valueOf(INTERRUPTED), "Stopped by Ctrl-C; what was stored stays stored.");
        return words;
    }
}
