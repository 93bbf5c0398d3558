package org.subliminal4j.report.page;

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
}
