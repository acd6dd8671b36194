/** Gradient descent: objective, Dale's principle as a transform of free parameters, clipping, optimisers. */
@NullMarked
package dev.rondo.training.gradient;

import org.jspecify.annotations.NullMarked;
