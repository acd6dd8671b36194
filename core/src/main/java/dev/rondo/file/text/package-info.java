/**
 * Tables of numbers as text, as people and programs write them: with commas, semicolons, tabs or spaces between the numbers,
 * with or without names of columns and rows, quotes and comments. What could be read in two ways is refused.
 */
@NullMarked
package dev.rondo.file.text;

import org.jspecify.annotations.NullMarked;
