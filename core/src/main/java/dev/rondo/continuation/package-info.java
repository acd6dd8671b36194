/**
 * Curves of solutions: fixed points and cycles followed while a parameter moves, by pseudo-arclength continuation.
 *
 * <p>A {@link dev.rondo.continuation.SolutionCurve} is a system of equations with one more unknown than equations, the
 * parameter being the last. {@link dev.rondo.dynamics.solve.Newton} finds a point of it, and
 * {@link dev.rondo.continuation.Continuation} follows it, an iterator of steps. The things that may happen on the way
 * (folds, Hopf points, border collisions, a diverging period ...) are {@linkplain dev.rondo.continuation.Event events},
 * which the curve brings: the algorithm steps, asks the events, and locates what they see. Curves are in the packages
 * beneath: fixed points ({@code equilibria}), cycles by multiple shooting ({@code cycles}, with exact orbits
 * {@code patched}), and special points in two parameters ({@code locus}).
 *
 * <p>A failure is a value with advice: {@link dev.rondo.dynamics.solve.NewtonResult.NoSolution},
 * {@link dev.rondo.continuation.Ending}. Nothing here knows a network.
 *
 * <p>References: Doedel, Keller and Kernevez, "Numerical analysis and control of bifurcation problems", Int. J.
 * Bifurcation and Chaos 1 (1991) 493 and 745; Kuznetsov, "Elements of Applied Bifurcation Theory", 3rd ed., Springer
 * 2004, chapter 10; di Bernardo, Budd, Champneys and Kowalczyk, "Piecewise-smooth Dynamical Systems", Springer 2008.
 */
@NullMarked
package dev.rondo.continuation;

import org.jspecify.annotations.NullMarked;
