/**
 * States on the edge between two basins: the unstable fixed point or cycle on which an orbit ends that leads to neither of two
 * attractors, found without a guess.
 *
 * <p>{@link dev.rondo.continuation.edge.Destinations} says to which attractor an orbit leads;
 * {@link dev.rondo.continuation.edge.EdgeTracking} bisects between two states that lead to different ones, follows the pair
 * until it has parted, bisects again, and so on, so that the pair stays on the edge; what it comes to is closed by Newton's
 * method. {@link dev.rondo.continuation.edge.EdgeFlow} is what it needs of a flow, smooth or piecewise linear.
 *
 * <p>Reference: Skufca, Yorke and Eckhardt, "Edge of chaos in a parallel shear flow", Physical Review Letters 96 (2006)
 * 174101; Battelino, Grebogi, Ott and Yorke, "Multiple coexisting attractors, basin boundaries and basic sets", Physica D
 * 32 (1988) 296.
 */
@NullMarked
package dev.rondo.continuation.edge;

import org.jspecify.annotations.NullMarked;
