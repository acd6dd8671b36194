package dev.rondo.dynamics.piecewise;

import dev.rondo.dynamics.Time;

/**
 * Threshold crossing: a switching function s changes its sign, and its unit becomes active or inactive.
 *
 * @param time time of the crossing
 * @param manifold index of the switching function, from 0
 * @param opens true if it becomes active
 * @param speed |ds/dt| at the crossing, per second: 0 where the orbit is tangent to the switching manifold
 * @param simultaneous true if another switching function changed its sign at the same time, to rounding
 */
public record Crossing(Time time, int manifold, boolean opens, double speed, boolean simultaneous) {}
