/**
 * Commands on one network or matrix: wire one, import and export it, show what is in its file, simulate it, open the lab
 * on it; and the options that commands on networks share: the trial that is played, and changes made to the network first.
 */
@NullMarked
package dev.rondo.cli.network;

import org.jspecify.annotations.NullMarked;
