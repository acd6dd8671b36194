/**
 * Intervals of what is counted or averaged over draws, starts or networks: one place for the formulas that analyses, sweeps and
 * papers share.
 */
@NullMarked
package dev.rondo.statistics;

import org.jspecify.annotations.NullMarked;
