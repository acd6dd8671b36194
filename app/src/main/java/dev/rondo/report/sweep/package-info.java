/** The report of a sweep: outcomes by settings, with every network shown and every statement with its interval. */
@NullMarked
package dev.rondo.report.sweep;

import org.jspecify.annotations.NullMarked;
