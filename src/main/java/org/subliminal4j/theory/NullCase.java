package org.subliminal4j.theory;

/**
 * A situation in which the student must not move at all.
 *
 * @param name    what it is
 * @param loss    the imitation loss
 * @param seed    decides the parameters and the inputs
 * @param eps     the teacher's step size
 * @param largest the largest absolute component of dS
 */
public record NullCase(String name, String loss, long seed, double eps, double largest) {}
