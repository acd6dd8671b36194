/** Analyses of spontaneous activity: attractors, fixed points, exponents, basins, edge states. */
@NullMarked
package dev.rondo.analysis.rest;

import org.jspecify.annotations.NullMarked;
