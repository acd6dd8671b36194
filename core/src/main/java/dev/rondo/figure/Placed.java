package dev.rondo.figure;

/** A panel in its place. */
public record Placed(Panel panel, Cell cell) {}
