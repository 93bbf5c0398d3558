/** Runs as one self-contained HTML page. */
@NullMarked
package org.subliminal4j.report.page;

import org.jspecify.annotations.NullMarked;
