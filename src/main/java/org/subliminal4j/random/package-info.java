/** Named streams of random numbers from one seed; imports nothing else of this library. */
@NullMarked
package org.subliminal4j.random;

import org.jspecify.annotations.NullMarked;
