/** The hot loop: forward and backward through one network, dense layers in arrays allocated once, any other by DL4J. */
@NullMarked
package org.subliminal4j.matrix;

import org.jspecify.annotations.NullMarked;
