/** The list of all analyses, those of other class path entries included. */
@NullMarked
package dev.rondo.analysis.catalogue;

import org.jspecify.annotations.NullMarked;
