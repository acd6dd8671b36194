/** Runs: the study that is read, the folder that is written, the environment it was computed in. */
@NullMarked
package dev.rondo.run;

import org.jspecify.annotations.NullMarked;
