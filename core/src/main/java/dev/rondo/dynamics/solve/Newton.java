package dev.rondo.dynamics.solve;

import dev.rondo.dynamics.solve.NewtonResult.NoSolution;
import dev.rondo.dynamics.solve.NewtonResult.Reason;
import dev.rondo.dynamics.solve.NewtonResult.Solution;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSystem;
import dev.rondo.linalg.Vector;
import java.util.Optional;

/**
 * Newton's iteration {@code y <- y - DF(y)^-1 F(y)}, each correction halved until it makes |F| smaller. Where a Jacobian
 * of a point nearby is known, {@link Broyden}'s method begins with it, for as long as it serves.
 *
 * @param tolerance largest {@code max |F_i|} of a solution
 * @param iterations largest number of corrections
 * @param toRounding true to continue below the tolerance for as long as each correction gains a factor of two
 */
public record Newton(double tolerance, int iterations, boolean toRounding) {
    private static final int HALVINGS = 8;

    /** Broyden's corrections go on while every one gains this much. */
    private static final double USEFUL = 0.3;

    /** Largest ratio of successive residuals at which corrections go on below the tolerance. */
    private static final double POLISHING = 0.5;

    /** A residual so far below the tolerance needs no polish. */
    private static final double FINE = 1e-3;

    /** Residuals below 1e-11 within 12 corrections. */
    public static final Newton STANDARD = new Newton(1e-11, 12);

    /** To the tolerance. */
    public Newton(double tolerance, int iterations) {
        this(tolerance, iterations, false);
    }

    /** @throws IllegalArgumentException if the tolerance or the iterations are not positive */
    public Newton {
        if (!(tolerance > 0) || iterations < 1) {
            throw new IllegalArgumentException("A Newton iteration needs a positive tolerance and at least one step:"
                    + " tolerance = " + tolerance + ", iterations = " + iterations);
        }
    }

    /** With five times the corrections: for a first guess, from far away. */
    public Newton patient() {
        return new Newton(tolerance, 5 * iterations, toRounding);
    }

    /** Going on below the tolerance for as long as every correction gains a factor of two. */
    public Newton polished() {
        return new Newton(tolerance, iterations, true);
    }

    /** The solution that the iteration reaches from {@code start}, or why it reaches none. */
    public NewtonResult solve(Equations equations, double[] start) {
        return new Iteration(equations, start).run(Optional.empty());
    }

    /**
     * Solves the equations, beginning with a Jacobian from nearby.
     *
     * @param nearby that Jacobian, factorised; empty where it is singular
     * @param weights weights of the scalar product in which sizes of unknowns compare
     */
    public NewtonResult solve(Equations equations, double[] start, Optional<LinearSystem> nearby, double[] weights) {
        return new Iteration(equations, start).run(nearby.map(factors -> new Broyden(factors, weights)));
    }

    private final class Iteration {
        private final Equations equations;
        /** F at y, and at a step that is tried. */
        private final double[] f;

        private final double[] trial;
        private double[] y;
        private double size;

        Iteration(Equations equations, double[] start) {
            this.equations = equations;
            y = start.clone();
            f = new double[equations.size()];
            trial = new double[equations.size()];
            size = residual(y, f);
        }

        NewtonResult run(Optional<Broyden> nearby) {
            Optional<Broyden> quick = nearby;
            Optional<LinearSystem> exact = Optional.empty();
            for (int k = 0; k < iterations; k++) {
                if (size <= tolerance) {
                    return finished(quick, exact, k);
                }
                if (!Double.isFinite(size)) {
                    return new NoSolution(Reason.LEFT, size, k);
                }
                if (quick.isPresent() && take(quick.get().step(f), 0, USEFUL)) {
                    continue;
                }
                quick = Optional.empty();
                if (exact.isEmpty() || !take(correction(exact.get()), 0, USEFUL)) {
                    exact = linearised(equations, y);
                    if (exact.isEmpty()) {
                        return new NoSolution(Reason.SINGULAR, size, k);
                    }
                    if (!take(correction(exact.get()), HALVINGS, 1)) {
                        return new NoSolution(Reason.STALLED, size, k + 1);
                    }
                }
            }
            return size <= tolerance
                    ? new Solution(Vector.of(y), size, iterations)
                    : new NoSolution(Reason.SLOW, size, iterations);
        }

        /** One more correction costs little and often gains digits; it is kept if it does. */
        private Solution finished(Optional<Broyden> quick, Optional<LinearSystem> exact, int corrections) {
            if (toRounding) {
                return polished(exact, corrections);
            }
            if (size > FINE * tolerance) {
                if (quick.isPresent()) {
                    take(quick.get().step(f), 0, 1);
                } else if (exact.isPresent()) {
                    take(correction(exact.get()), 0, 1);
                }
            }
            return new Solution(Vector.of(y), size, corrections);
        }

        private Solution polished(Optional<LinearSystem> exact, int corrections) {
            int k = corrections;
            Optional<LinearSystem> factors = exact.or(() -> linearised(equations, y));
            while (k < iterations && size > 0 && factors.isPresent() && take(correction(factors.get()), 0, POLISHING)) {
                k++;
            }
            return new Solution(Vector.of(y), size, k);
        }

        private double[] correction(LinearSystem factors) {
            double[] step = factors.solve(Vector.of(f)).toArray();
            Vectors.scale(-1, step);
            return step;
        }

        /** Takes a step, by halves if need be, if that makes |F| smaller than the given fraction of what it was. */
        private boolean take(double[] step, int halvings, double fraction) {
            for (int h = 0; h <= halvings; h++) {
                double[] next = y.clone();
                Vectors.add(Math.scalb(1.0, -h), step, next);
                double nextSize = residual(next, trial);
                if (nextSize < fraction * size) {
                    y = next;
                    size = nextSize;
                    System.arraycopy(trial, 0, f, 0, f.length);
                    return true;
                }
            }
            return false;
        }

        private double residual(double[] at, double[] out) {
            equations.residual(at, out);
            return Vectors.maxAbs(out);
        }
    }

    private static Optional<LinearSystem> linearised(Equations equations, double[] y) {
        try {
            return Optional.of(equations.linearised(y));
        } catch (FactorisationException e) {
            return Optional.empty();
        }
    }
}
