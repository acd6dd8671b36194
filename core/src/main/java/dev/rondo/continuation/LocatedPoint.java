package dev.rondo.continuation;

/**
 * Special point with its place on a chord.
 *
 * @param theta place, from 0 at the start to 1 at the end
 * @param point special point
 */
public record LocatedPoint(double theta, SpecialPoint point) {}
