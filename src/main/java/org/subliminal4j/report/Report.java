package org.subliminal4j.report;

import java.nio.file.Path;
import java.util.List;

/** What a run shows of itself: text for the terminal, and files in its folder. */
public interface Report {
    /** The table of the arms, what they show, and the rules of the verdicts; lines of at most 100 characters. */
    String text();

    /**
     * Writes the files into the run's folder, each whole or not at all; what fails does not keep the others from being
     * written.
     *
     * @return what is missing, why, and how to make it again, a line each; empty where all is well
     */
    List<String> write();

    /** Where the page is. */
    Path page();
}
