package dev.rondo.figure.layout;

/** The room that labels need around a plot area, in px. */
public record Margins(double top, double right, double bottom, double left) {}
