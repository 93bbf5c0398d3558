/** A configuration and many seeds become trials, run side by side on local workers; those already stored are skipped. */
@NullMarked
package org.subliminal4j.study;

import org.jspecify.annotations.NullMarked;
