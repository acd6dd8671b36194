/**
 * Training as an iterator of epochs ({@link dev.rondo.training.Training}): a problem, a rule by which a network learns it, validation,
 * the best network, and the state that a checkpoint keeps. The rules are in the packages below.
 */
@NullMarked
package dev.rondo.training;

import org.jspecify.annotations.NullMarked;
