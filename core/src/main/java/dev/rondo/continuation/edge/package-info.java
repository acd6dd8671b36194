/**
 * States on the edge between two basins: the unstable fixed point or cycle on which an orbit ends that leads to neither of two
 * attractors, found without a guess.
 *
 * <p>{@link dev.rondo.continuation.edge.Destinations} says to which attractor an orbit leads;
 * {@link dev.rondo.continuation.edge.EdgePair} bisects between two states that lead to different ones, follows the pair
 * until it has parted, bisects again, and so on, so that the pair stays on the edge. What it comes to in a flow
 * ({@link dev.rondo.continuation.edge.EdgeFlow}, smooth or piecewise linear) {@link
 * dev.rondo.continuation.edge.EdgeTracking} closes by Newton's method; cycles of a map ({@link
 * dev.rondo.continuation.edge.EdgeMap}) are closed by {@link dev.rondo.continuation.edge.ClosedMapOrbit}.
 *
 * <p>Reference: Skufca, Yorke and Eckhardt, "Edge of chaos in a parallel shear flow", Physical Review Letters 96 (2006)
 * 174101; Battelino, Grebogi, Ott and Yorke, "Multiple coexisting attractors, basin boundaries and basic sets", Physica D
 * 32 (1988) 296.
 */
@NullMarked
package dev.rondo.continuation.edge;

import org.jspecify.annotations.NullMarked;
