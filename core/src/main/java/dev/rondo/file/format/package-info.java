/**
 * Forms of files that hold arrays, behind one interface: {@link dev.rondo.file.format.Format}. A form is told from the first
 * bytes of a file when it is read, from the ending of the name when it is written; what the arrays mean (a network, a
 * trajectory, a matrix) is not its business.
 *
 * <p>Adding a form is one class that implements {@code Format}, named in {@code Formats.KNOWN} or, from outside, in {@code
 * META-INF/services/dev.rondo.file.format.Format}.
 */
@NullMarked
package dev.rondo.file.format;

import org.jspecify.annotations.NullMarked;
