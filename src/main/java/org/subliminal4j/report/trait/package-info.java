/** A run of language models as one self-contained HTML page on which they can be talked to. */
@NullMarked
package org.subliminal4j.report.trait;

import org.jspecify.annotations.NullMarked;
