package org.subliminal4j.study;

import org.jspecify.annotations.Nullable;

/**
 * One setting of a factor.
 *
 * @param label  what a reader calls it
 * @param number the same as a number; null for one that is none
 */
public record Level(String label, @Nullable Double number) {}
