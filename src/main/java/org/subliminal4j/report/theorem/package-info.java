/** The theorem's checks and what lies beyond it, as table, charts, JSON and arrays to be computed anew. */
@NullMarked
package org.subliminal4j.report.theorem;

import org.jspecify.annotations.NullMarked;
