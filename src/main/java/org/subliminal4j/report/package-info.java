/** Results in; tables, charts, pages and CSV files out. */
@NullMarked
package org.subliminal4j.report;

import org.jspecify.annotations.NullMarked;
