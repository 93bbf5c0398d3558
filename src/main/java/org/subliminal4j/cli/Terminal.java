package org.subliminal4j.cli;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Objects;

/** What is at the other end of standard error. */
final class Terminal {
    private static final int STANDARD_ERROR = 2;

    private Terminal() {}

    /** Whether standard error goes to a terminal that can move its cursor. */
    static boolean isInteractive() {
        return !Objects.equals(System.getenv("TERM"), "dumb") && isTerminal();
    }

    /** Asks the C library: {@code System.console()} tells of standard input and output only. */
    @SuppressWarnings("SystemConsoleNull") // The last resort, right on Java 17 to 21.
    private static boolean isTerminal() {
        try {
            Object[] descriptor = {STANDARD_ERROR};
            return NativeLibrary.getInstance(Platform.C_LIBRARY_NAME)
                            .getFunction(Platform.isWindows() ? "_isatty" : "isatty")
                            .invokeInt(descriptor)
                    != 0;
        } catch (LinkageError e) {
            return System.console() != null;
        }
    }
}
