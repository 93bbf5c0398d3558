package org.subliminal4j.legacy;

/**
 * Where a network stands after an epoch.
 *
 * @param loss     mean training loss over the batches of the epoch, in nats, each measured before its update
 * @param accuracy test accuracy after the epoch, a fraction: of all test images after the last epoch, of every other one
 *                 before it
 */
public record EpochResult(double loss, double accuracy) {}
