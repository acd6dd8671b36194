/**
 * Sweeps: many networks under varied settings, computed by any number of workers that share a folder, and one table at the
 * end. A {@link dev.rondo.run.sweep.Sweep} is a list of points; the run folder of a point is the truth about it, claims
 * keep workers apart, ledgers explain, and the table is rebuilt from the folders at any time.
 */
@NullMarked
package dev.rondo.run.sweep;

import org.jspecify.annotations.NullMarked;
