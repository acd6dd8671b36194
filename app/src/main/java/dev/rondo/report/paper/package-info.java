/** The report about a paper: its figures, made again, and what became of its claims. */
@NullMarked
package dev.rondo.report.paper;

import org.jspecify.annotations.NullMarked;
