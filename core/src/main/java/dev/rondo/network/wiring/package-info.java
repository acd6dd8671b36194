/**
 * Ways to wire a network: records of what is chosen, each of which draws a connectivity matrix {@code W[post, pre]} from a
 * sequence of uniform numbers.
 *
 * <p>{@link dev.rondo.network.wiring.WiringKinds} lists them. Random E/I networks ({@code ErdosRenyi}, {@code PairWiring}) obey
 * Dale's principle, a column has one sign (row balance may bend it); the Gaussian ensembles ({@code Ginibre},
 * {@code Elliptic}, {@code Triangular}) are those for which closed forms are exact; {@code TwoPopulations},
 * {@code SchurDesign} and {@code StabilityOptimised} are built for amplification.
 *
 * <p>A draw takes its uniforms in a documented order, so that the same sequence gives the same matrix in any program.
 */
@NullMarked
package dev.rondo.network.wiring;

import org.jspecify.annotations.NullMarked;
