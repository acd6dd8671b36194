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
 * <p>From a figure to its file: {@link FigureLayout} finds the places of the plots, each becomes a {@link Plot} with
 * final axes ({@link Extents}, {@link Interval}, {@link Ticks}), painters draw it on an {@link SvgCanvas}.
 * {@link SvgWriter} makes text of that; {@link PngWriter} and {@link PdfWriter} render the same SVG, so that all three
 * show one picture. Nothing depends on the fonts of a machine, on its language or on time: one figure, the same bytes.
 *
 * <p>To add a mark: a record that implements {@link Mark}, its place in {@link Extents} and {@link Occupancy}, and a
 * painter; the compiler names every switch that has to know it.
 */
@NullMarked
package dev.rondo.figure;

import org.jspecify.annotations.NullMarked;
