/**
 * Files of networks, matrices, trajectories and branches: what other programs write and read, and the JSON of
 * results.
 */
@NullMarked
package dev.rondo.file;

import org.jspecify.annotations.NullMarked;
