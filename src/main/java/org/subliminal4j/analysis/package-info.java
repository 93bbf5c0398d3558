/**
 * What results come to, computed once for every output: summaries, contrasts, claims, agreement with published values, and
 * the one policy behind all verdicts.
 */
@NullMarked
package org.subliminal4j.analysis;

import org.jspecify.annotations.NullMarked;
