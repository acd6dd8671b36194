/**
 * Curves of special points in the plane of two parameters: of folds, Hopf, torus and period-doubling points and border
 * collisions.
 *
 * <p>Overview: solutions of a system with two parameters p and q form a
 * {@link dev.rondo.continuation.locus.SolutionSurface}, for every q a {@link dev.rondo.continuation.SolutionCurve}
 * along p. A special point of one such curve has a defining condition, a test function that vanishes
 * ({@link dev.rondo.continuation.locus.Condition}); the curve's equations with that one more equation, and q as one
 * more unknown, are a curve again ({@link dev.rondo.continuation.locus.LocusEquations}), and
 * {@link dev.rondo.continuation.Continuation} runs along it, in both directions from the
 * {@link dev.rondo.continuation.locus.LocusStart}. A {@link dev.rondo.continuation.locus.Locus} is the finished curve
 * with its points of codimension two.
 *
 * <p>A few test functions serve fixed points and cycles, flows and maps, smooth and piecewise-linear systems: they ask
 * for no more than a curve's Jacobian and spectrum. Newton's method needs the derivatives of a test function only
 * within the surface of solutions, in two directions, whatever the number of unknowns.
 *
 * <p>References: Govaerts, "Numerical Methods for Bifurcations of Dynamical Equilibria", SIAM 2000, chapters 3 and 4;
 * Kuznetsov, "Elements of Applied Bifurcation Theory", 3rd ed., Springer 2004, sections 8, 9 and 10.3; di Bernardo,
 * Budd, Champneys and Kowalczyk, "Piecewise-smooth Dynamical Systems", Springer 2008.
 */
@NullMarked
package dev.rondo.continuation.locus;

import org.jspecify.annotations.NullMarked;
