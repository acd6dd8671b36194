package dev.rondo.run.ensemble;

/**
 * A training whose loss was not finite any more.
 *
 * @param seed what the network grew from
 * @param reason at which epoch that was, and what to try
 */
public record Diverged(long seed, String reason) {}
