/** Intervals, tests and effect sizes on samples of numbers; imports nothing else of this library. */
@NullMarked
package org.subliminal4j.stats;

import org.jspecify.annotations.NullMarked;
