/**
 * Branches of networks: continuation of their fixed points and cycles in a parameter.
 *
 * <p>{@link dev.rondo.network.parameter.NetworkParameter} is the continuation parameter,
 * {@link dev.rondo.analysis.branch.NetworkFamily} the family of fields over it;
 * {@link dev.rondo.analysis.branch.NetworkBranch} finds a first solution and continues it.
 */
@NullMarked
package dev.rondo.analysis.branch;

import org.jspecify.annotations.NullMarked;
