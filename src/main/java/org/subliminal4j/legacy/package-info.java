/** The code before experiments were data; goes when nothing uses it any more. */
@NullMarked
package org.subliminal4j.legacy;

import org.jspecify.annotations.NullMarked;
