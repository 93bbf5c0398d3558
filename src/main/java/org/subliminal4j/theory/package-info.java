/** Theorem 1 of the paper, checked in float64 and followed into real training. */
@NullMarked
package org.subliminal4j.theory;

import org.jspecify.annotations.NullMarked;
