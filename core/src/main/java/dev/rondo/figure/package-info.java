/**
 * Scientific figures as values: panels, axes and marks, written as SVG, PNG or PDF. Knows no science.
 */
@NullMarked
package dev.rondo.figure;

import org.jspecify.annotations.NullMarked;
