/**
 * MATLAB's format 5 (files of {@code save}, {@code -v6} and {@code -v7}; of Octave and SciPy, too), read and written by hand.
 *
 * <p>Read: full and sparse numbers of every class, real and complex, logical, text, cells and structs, nested, in both byte
 * orders, packed or not. Objects, function handles and tables are recognised and passed over. Written: the same, but objects.
 *
 * <p>A file is not trusted. Every length is checked against the bytes that are there before anything is allocated, extents are
 * multiplied exactly, and what is damaged or cut off becomes one kind of {@link dev.rondo.setting.Refusal}, with its place.
 *
 * <p>Reference: MathWorks, "MAT-File Format", version 5 (R2024b).
 */
@NullMarked
package dev.rondo.file.mat;

import org.jspecify.annotations.NullMarked;
