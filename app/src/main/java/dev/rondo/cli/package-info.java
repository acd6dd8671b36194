/**
 * The command line: each command reads its settings, calls the library, and writes its result to standard output, as a
 * table or as one JSON document.
 */
@NullMarked
package dev.rondo.cli;

import org.jspecify.annotations.NullMarked;
