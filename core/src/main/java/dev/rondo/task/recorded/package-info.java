/**
 * Tasks whose trials come from a file: made elsewhere ({@code kind: file}), or recorded ({@code kind: recording}). Trials
 * are resampled to Euler steps, and some are held out for validation.
 */
@NullMarked
package dev.rondo.task.recorded;

import org.jspecify.annotations.NullMarked;
