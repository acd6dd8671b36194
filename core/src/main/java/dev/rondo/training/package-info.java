/**
 * How a network learns: the objective and its exact gradient, the optimisers, and training as an iterator of epochs.
 */
@NullMarked
package dev.rondo.training;

import org.jspecify.annotations.NullMarked;
