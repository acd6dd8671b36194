/**
 * Forward pass, loss and exact gradient through time of a batch of trials. The float64 half is generated from the float32
 * one at build.
 */
@NullMarked
package dev.rondo.training.backprop;

import org.jspecify.annotations.NullMarked;
