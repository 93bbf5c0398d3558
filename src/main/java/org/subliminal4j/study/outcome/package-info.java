/** What the results of a study come to: every cell's arms, the differences between levels, and what was expected. */
@NullMarked
package org.subliminal4j.study.outcome;

import org.jspecify.annotations.NullMarked;
