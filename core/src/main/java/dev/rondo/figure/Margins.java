package dev.rondo.figure;

/** The room that labels need around a plot area, in px. */
record Margins(double top, double right, double bottom, double left) {}
