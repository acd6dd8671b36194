/** Measurement of this machine: the training step over its bare products, and the factorisations of linear algebra. */
@NullMarked
package dev.rondo.cli.bench;

import org.jspecify.annotations.NullMarked;
