/**
 * The lab: one page on which a network is touched. {@link dev.rondo.lab.LabPage} assembles it, as a file of its own or for
 * {@link dev.rondo.lab.LabServer}, which serves it on this machine and computes what the browser cannot. The live map and
 * flow run in the page; attractors, branches, fixed points and edges come from the library.
 */
@NullMarked
package dev.rondo.lab;

import org.jspecify.annotations.NullMarked;
