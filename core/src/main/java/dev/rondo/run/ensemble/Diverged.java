package dev.rondo.run.ensemble;

/**
 * A training whose weights or loss were not finite any more.
 *
 * @param seed random seed of the network
 * @param epoch epoch of the divergence
 * @param reason what was not finite, and what to try
 */
public record Diverged(long seed, int epoch, String reason) {}
