package dev.rondo.dynamics.piecewise;

import dev.rondo.dynamics.Time;

/**
 * A gate opens or closes.
 *
 * @param time when
 * @param gate which, from 0
 * @param opens whether it opens
 * @param speed |ds/dt| of the gate at the crossing: 0 where the orbit touches the boundary
 * @param simultaneous whether another gate turned at the same time, to rounding
 */
public record Crossing(Time time, int gate, boolean opens, double speed, boolean simultaneous) {}
