package org.subliminal4j.backend;

/** A mistake of the user's or a fault of their machine: its message is all they need to see, no stack trace. */
public final class UserException extends RuntimeException {
    /** @param message one line: what was expected, what was found, where, and what to do */
    public UserException(String message) {
        super(message);
    }

    /**
     * @param message one line: what was expected, what was found, where, and what to do
     * @param cause   what the platform said
     */
    public UserException(String message, Throwable cause) {
        super(message, cause);
    }
}
