/**
 * Commands that ask what a network does: analyze, compare, continue, with their answers as tables; explain, which says
 * what a field of an answer means; theory. Analyses, their settings and their help are read from the catalogue
 * ({@link dev.rondo.analysis.catalogue}): a new analysis changes nothing here.
 */
@NullMarked
package dev.rondo.cli.analysis;

import org.jspecify.annotations.NullMarked;
