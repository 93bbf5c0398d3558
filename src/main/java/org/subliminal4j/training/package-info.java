/** Losses, optimisers, step rules, probes; the loop that trains networks side by side; what trained ones say. */
@NullMarked
package org.subliminal4j.training;

import org.jspecify.annotations.NullMarked;
