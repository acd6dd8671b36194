/**
 * Tasks in a declarative language ({@code kind: trials}): channels, variables, epochs, inputs and targets,
 * as expressions. The settings are records; {@link dev.rondo.task.trials.TrialsTask} checks them against each other when a
 * study is read, and a {@link dev.rondo.task.trials.TrialMaker} makes trials of them.
 */
@NullMarked
package dev.rondo.task.trials;

import org.jspecify.annotations.NullMarked;
