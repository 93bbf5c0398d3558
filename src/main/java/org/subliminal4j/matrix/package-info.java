/** The hot loop: forward, backward and Adam for a stack of dense layers, on ND4J arrays allocated once. */
@NullMarked
package org.subliminal4j.matrix;

import org.jspecify.annotations.NullMarked;
