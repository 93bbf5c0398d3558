/** What the outputs of a run have in common: its analysis, colours, and names that fit. */
@NullMarked
package org.subliminal4j.report.style;

import org.jspecify.annotations.NullMarked;
