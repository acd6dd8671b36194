/**
 * Rajakumar, Rinzel and Chen (2021), Stimulus-driven and spontaneous dynamics in excitatory-inhibitory recurrent neural
 * networks for sequence representation, Neural Computation 33, 2603-2645: its figures, one class each.
 *
 * <p>The figures are about trained networks, and several look at the same ones: they ask {@link
 * dev.rondo.paper.rajakumar2021.TrainedNetworks} for them by their {@link dev.rondo.paper.rajakumar2021.Recipes recipe}. A
 * {@link dev.rondo.paper.common.NetworkStore} trains each network once and keeps it in a folder.
 */
@NullMarked
package dev.rondo.paper.rajakumar2021;

import org.jspecify.annotations.NullMarked;
