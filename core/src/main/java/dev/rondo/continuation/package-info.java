/**
 * Curves of solutions: fixed points and cycles followed while a parameter moves, by pseudo-arclength continuation.
 *
 * <p>The story: a {@link dev.rondo.continuation.SolutionCurve} is a system of equations with one more unknown than
 * equations, the parameter being the last. {@link dev.rondo.dynamics.solve.Newton} finds a point of it,
 * {@link dev.rondo.continuation.Continuation} walks along it, an iterator of steps, and reports the special points that it
 * passes (folds, Hopf points, border collisions ...) and how the walk ended. Fixed points of flows and maps
 * ({@link dev.rondo.continuation.equilibria.FlowFixedPoints}, {@link dev.rondo.continuation.equilibria.MapFixedPoints}) and cycles
 * ({@link dev.rondo.continuation.cycles.Shooting}, {@link dev.rondo.continuation.cycles.Collocation}) are such curves.
 *
 * <p>A failure is a value with advice: {@link dev.rondo.dynamics.solve.NewtonResult.NoSolution},
 * {@link dev.rondo.continuation.Ending}. Nothing here knows a network.
 *
 * <p>References: Doedel, Keller and Kernevez, "Numerical analysis and control of bifurcation problems", Int. J.
 * Bifurcation and Chaos 1 (1991) 493 and 745; Kuznetsov, "Elements of Applied Bifurcation Theory", 3rd ed., Springer 2004,
 * chapter 10; di Bernardo, Budd, Champneys and Kowalczyk, "Piecewise-smooth Dynamical Systems", Springer 2008.
 */
@NullMarked
package dev.rondo.continuation;

import org.jspecify.annotations.NullMarked;
