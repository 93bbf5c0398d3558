/**
 * A small language model from scratch and its world: tokens and corpus, the transformer's forward and backward passes,
 * training, sampling of number sequences, their filter, and what a model answers.
 */
@NullMarked
package org.subliminal4j.language;

import org.jspecify.annotations.NullMarked;
