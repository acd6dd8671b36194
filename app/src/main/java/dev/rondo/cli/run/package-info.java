/**
 * Commands on studies and on the folders that come of them: run, train, sweep (on this machine or on a cluster), the trials
 * of a study before any training, the studies that come with Rondo; list, check and clean the folders.
 */
@NullMarked
package dev.rondo.cli.run;

import org.jspecify.annotations.NullMarked;
