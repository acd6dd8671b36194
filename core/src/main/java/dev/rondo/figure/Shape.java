package dev.rondo.figure;

/** The form of a point. All have about the same area. */
public enum Shape {
    CIRCLE,
    SQUARE,
    DIAMOND,
    TRIANGLE,
    CROSS,
    PLUS
}
