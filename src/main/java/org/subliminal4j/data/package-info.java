/** Images: IDX files, MNIST and its checksums, noise images. */
@NullMarked
package org.subliminal4j.data;

import org.jspecify.annotations.NullMarked;
