/**
 * One file per analysis: what is asked of a network or a matrix, and the record that answers.
 */
@NullMarked
package dev.rondo.analysis;

import org.jspecify.annotations.NullMarked;
