/**
 * Files of figures: {@link SvgWriter} writes text, {@link PngWriter} and {@link PdfWriter} render the same SVG, so that
 * all three show one picture, and the same figure has the same bytes on any machine.
 */
@NullMarked
package dev.rondo.figure.write;

import org.jspecify.annotations.NullMarked;
