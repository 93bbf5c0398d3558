/** Images: IDX files, MNIST and its checksums, sets of images and parts of them, noise of each kind. */
@NullMarked
package org.subliminal4j.data;

import org.jspecify.annotations.NullMarked;
