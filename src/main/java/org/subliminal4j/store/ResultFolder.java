package org.subliminal4j.store;

import java.nio.file.Path;
import org.subliminal4j.common.UserException;

/** A folder with a log of results that is written to. Safe for several threads. */
abstract class ResultFolder implements AutoCloseable {
    /** Its log. */
    final ResultStore store;

    private final Path folder;

    ResultFolder(Path folder, ResultStore store) {
        this.folder = folder;
        this.store = store;
    }

    /**
     * Reads the log again and holds it against what was stored: to be called before success is reported.
     *
     * @throws UserException if the log lacks something that was stored
     */
    public void verify() {
        store.verify();
    }

    /** Where a file of this name lies, or would lie, in the folder. */
    public Path path(String name) {
        return folder.resolve(name);
    }

    /** Lets go of the folder, for others to write to; a second time does nothing. */
    @Override
    public void close() {
        store.close();
    }
}
