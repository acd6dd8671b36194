package dev.rondo.figure;

/** The legend of a colour scale, to the right of a panel. */
public record ColourBar(ColourScale colours, String label) {}
