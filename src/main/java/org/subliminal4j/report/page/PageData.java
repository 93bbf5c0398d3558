package org.subliminal4j.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All numbers that the page's scripts draw, computed before: the scripts place them.
 *
 * @param runs the runs, at least one
 * @param pad  the networks of the drawing pad; null where there are none
 */
record PageData(List<RunData> runs, @Nullable PadData pad) {
    PageData {
        runs = List.copyOf(runs);
    }

    /** The data as a script element. */
    String toScript() {
        try {
            // "<" could only end the element early or open a comment in it; in JSON's strings it has another spelling.
            String json = new ObjectMapper().writeValueAsString(this).replace("<", "\\u003c");
            return "<script type=\"application/json\" id=\"data\">" + json + "</script>";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
