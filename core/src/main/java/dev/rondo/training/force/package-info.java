/** FORCE and full-FORCE: least squares while the network runs, without gradients. */
@NullMarked
package dev.rondo.training.force;

import org.jspecify.annotations.NullMarked;
