/**
 * Branches of networks: what becomes of their fixed points and cycles while a parameter moves.
 *
 * <p>{@link dev.rondo.network.parameter.NetworkParameter} says what moves, {@link dev.rondo.analysis.branch.NetworkFamily}
 * makes a family of fields of it, {@link dev.rondo.analysis.branch.NetworkBranch} finds a first solution and walks.
 */
@NullMarked
package dev.rondo.analysis.branch;

import org.jspecify.annotations.NullMarked;
