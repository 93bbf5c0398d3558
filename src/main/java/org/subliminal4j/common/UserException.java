package org.subliminal4j.common;

/**
 * A mistake of the user's or a fault of their machine: its message is all they need to see, no stack trace.
 * Whatever it was made of, it is one line of {@link Printable} text.
 */
public final class UserException extends RuntimeException {
    /**
     * A mistake with nothing to add.
     *
     * @param message what was expected, what was found, where, and what to do
     */
    public UserException(String message) {
        super(Printable.message(message));
    }

    /**
     * A mistake that the platform found.
     *
     * @param message what was expected, what was found, where, and what to do
     * @param cause   what the platform said
     */
    public UserException(String message, Throwable cause) {
        super(Printable.message(message), cause);
    }
}
