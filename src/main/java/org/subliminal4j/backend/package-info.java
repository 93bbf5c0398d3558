/** Boots ND4J once, quietly; threads; what machine and BLAS this is; the only place that reaches into native memory. */
@NullMarked
package org.subliminal4j.backend;

import org.jspecify.annotations.NullMarked;
