/**
 * Parameters of networks that move along branches: factors of weights, inputs, time constants, the shape of phi. A {@link
 * dev.rondo.network.parameter.NetworkParameter} carries the coefficients of the rate equation and their derivatives; it is one
 * class, and found by its name.
 */
@NullMarked
package dev.rondo.network.parameter;

import org.jspecify.annotations.NullMarked;
