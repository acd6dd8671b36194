package dev.rondo.run.ensemble;

/**
 * A training whose loss was not finite any more.
 *
 * @param seed random seed of the network
 * @param reason epoch of the divergence, and what to try
 */
public record Diverged(long seed, String reason) {}
