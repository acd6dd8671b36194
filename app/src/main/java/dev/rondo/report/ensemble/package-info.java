/** The report of an ensemble: which figures it shows, and what it says about them. */
@NullMarked
package dev.rondo.report.ensemble;

import org.jspecify.annotations.NullMarked;
