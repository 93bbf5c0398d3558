/** A study's analysis in; terminal text, CSV files, a PNG figure and an HTML page out. */
@NullMarked
package org.subliminal4j.report.study;

import org.jspecify.annotations.NullMarked;
