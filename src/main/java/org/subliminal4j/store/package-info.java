/** A run's folder: an append-only log of trial results, safe against a kill at any moment. */
@NullMarked
package org.subliminal4j.store;

import org.jspecify.annotations.NullMarked;
