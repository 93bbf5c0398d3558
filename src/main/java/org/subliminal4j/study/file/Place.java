package org.subliminal4j.study.file;

import org.subliminal4j.common.UserException;

/**
 * Where something stands.
 *
 * @param file the file, or the option of a command
 * @param line from 1; 0 where lines mean nothing
 */
record Place(String file, int line) {
    /** A mistake that was made here. */
    UserException problem(String message) {
        return new UserException(this + ": " + message);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
