package dev.rondo.attractor;

/**
 * System that an analysis is about: the Euler map or the flow of a network. At a finite step their attractors differ.
 */
public enum About {
    /** The Euler map that was trained. */
    MAP,
    /** The differential equation with the same weights. */
    FLOW
}
