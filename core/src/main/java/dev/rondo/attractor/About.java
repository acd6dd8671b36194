package dev.rondo.attractor;

/** The one of a network's two systems that an analysis is about: at a finite step their attractors differ. */
public enum About {
    /** The Euler map that was trained. */
    MAP,
    /** The differential equation with the same weights. */
    FLOW
}
