package dev.rondo.dynamics.piecewise;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;

/**
 * The part of a path that lies in one region.
 *
 * @param start when it begins
 * @param duration how long it lasts
 * @param region the open gates
 * @param state where it begins
 */
public record Piece(Time start, Time duration, ActiveSet region, Vector state) {}
