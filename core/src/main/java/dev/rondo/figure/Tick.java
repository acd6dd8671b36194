package dev.rondo.figure;

/** A mark on an axis, with its text (markup of {@link Panel} allowed; empty for a bare tick). */
public record Tick(double value, String label) {}
