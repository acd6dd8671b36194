/**
 * Tasks of a network: trials with a stimulus, a target and a mask. A task is one small file.
 */
@NullMarked
package dev.rondo.task;

import org.jspecify.annotations.NullMarked;
