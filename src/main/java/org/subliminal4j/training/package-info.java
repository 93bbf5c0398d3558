/** Teach a network on labels, distil it from a teacher's logits, evaluate it. */
@NullMarked
package org.subliminal4j.training;

import org.jspecify.annotations.NullMarked;
