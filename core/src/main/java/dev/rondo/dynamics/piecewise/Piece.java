package dev.rondo.dynamics.piecewise;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;

/**
 * Part of a path within one region.
 *
 * @param start time at which it begins
 * @param duration time spent in the region
 * @param region active switching functions
 * @param state state at its start, N
 */
public record Piece(Time start, Time duration, ActiveSet region, Vector state) {}
