/**
 * Behaviour of a trained network in its task: choices and scores by condition, psychometric curves with their fits, the ideal
 * observer of the same evidence, and the states that conditions lead through and end on.
 */
@NullMarked
package dev.rondo.run.behaviour;

import org.jspecify.annotations.NullMarked;
