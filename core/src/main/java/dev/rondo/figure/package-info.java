/**
 * Scientific figures as values. Knows no science: numbers in, pictures out.
 *
 * <p>A {@link Figure} is a grid of {@link Panel}s, a panel two {@link Axis axes} and the {@link Mark}s between them,
 * all immutable; each method that changes something returns a changed copy:
 *
 * <pre>{@code
 * Panel rates = Panel.of(Axis.x("time", "s"), Axis.y("rate"))
 *         .with(Band.around(t, mean, sem))
 *         .with(Line.of(t, mean).label("readout 1"));
 * SvgWriter.standAlone().save(Figure.row(rates, spectrum).lettered(), file);
 * }</pre>
 *
 * <p>From a figure to its file: {@code figure.layout} finds the places, {@code figure.paint} draws, {@code figure.write}
 * makes SVG, PNG and PDF. Each uses only those before it, and none depends on the fonts of a machine, on its language
 * or on time: one figure, the same bytes.
 *
 * <p>To add a mark: a record that implements {@link Mark}, its place in {@code layout.Extents} and {@code
 * layout.Occupancy}, and a painter; the compiler names every switch that has to know it.
 */
@NullMarked
package dev.rondo.figure;

import org.jspecify.annotations.NullMarked;
