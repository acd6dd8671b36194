package dev.rondo.continuation;

import dev.rondo.continuation.NewtonResult.NoSolution;
import dev.rondo.continuation.NewtonResult.Reason;
import dev.rondo.continuation.NewtonResult.Solution;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Optional;

/**
 * Newton's iteration {@code y <- y - DF(y)^-1 F(y)}, each correction halved until it makes |F| smaller. A
 * Jacobian is used again while it serves.
 *
 * @param tolerance a solution has {@code max |F_i| <= tolerance}
 * @param iterations corrections allowed
 */
public record Newton(double tolerance, int iterations) {
    private static final int HALVINGS = 8;

    /** A Jacobian of another point is kept while every correction gains this much. */
    private static final double USEFUL = 0.2;

    /** A residual so far below the tolerance needs no polish. */
    private static final double FINE = 1e-3;

    /** Residuals below 1e-11 within 12 corrections. */
    public static final Newton STANDARD = new Newton(1e-11, 12);

    /** @throws IllegalArgumentException if the tolerance or the iterations are not positive */
    public Newton {
        if (!(tolerance > 0) || iterations < 1) {
            throw new IllegalArgumentException("A Newton iteration needs a positive tolerance and at least one step:"
                    + " tolerance = " + tolerance + ", iterations = " + iterations);
        }
    }

    /** With five times the corrections: for a first guess, from far away. */
    public Newton patient() {
        return new Newton(tolerance, 5 * iterations);
    }

    /** The solution that the iteration reaches from {@code start}, or why it reaches none. */
    public NewtonResult solve(Equations equations, double[] start) {
        return new Iteration(equations, start).run(Optional.empty());
    }

    /** The same, beginning with the Jacobian of a point nearby, which is kept as long as it serves. */
    NewtonResult solve(Equations equations, double[] start, Matrix nearby) {
        return new Iteration(equations, start).run(Optional.of(nearby));
    }

    private final class Iteration {
        private final Equations equations;
        private final double[] f;
        private double[] y;
        private double size;

        Iteration(Equations equations, double[] start) {
            this.equations = equations;
            y = start.clone();
            f = new double[equations.size()];
            size = residual(y);
        }

        NewtonResult run(Optional<Matrix> nearby) {
            Optional<LinearSolve> factors = nearby.flatMap(Iteration::factorised);
            for (int k = 0; k < iterations; k++) {
                if (size <= tolerance) {
                    return finished(factors, k);
                }
                if (!Double.isFinite(size)) {
                    return new NoSolution(Reason.LEFT, size, k);
                }
                if (factors.isEmpty() || !advance(factors.get(), USEFUL, 0)) {
                    factors = factorised(equations.jacobian(y));
                    if (factors.isEmpty()) {
                        return new NoSolution(Reason.SINGULAR, size, k);
                    }
                    if (!advance(factors.get(), 1, HALVINGS)) {
                        return new NoSolution(Reason.STALLED, size, k + 1);
                    }
                }
            }
            return size <= tolerance
                    ? new Solution(Vector.of(y), size, iterations)
                    : new NoSolution(Reason.SLOW, size, iterations);
        }

        /** One more correction costs little and often gains digits; it is kept if it does. */
        private Solution finished(Optional<LinearSolve> factors, int corrections) {
            if (size > FINE * tolerance && factors.isPresent()) {
                advance(factors.get(), 1, 0);
            }
            return new Solution(Vector.of(y), size, corrections);
        }

        /** Corrects y, by halves if need be, if that makes |F| smaller than the given fraction of what it was. */
        private boolean advance(LinearSolve factors, double fraction, int halvings) {
            residual(y);
            double[] step = factors.solve(Vector.of(f)).toArray();
            for (int h = 0; h <= halvings; h++) {
                double[] next = y.clone();
                Vectors.add(-Math.scalb(1.0, -h), step, next);
                double nextSize = residual(next);
                if (nextSize < fraction * size) {
                    y = next;
                    size = nextSize;
                    return true;
                }
            }
            return false;
        }

        private double residual(double[] at) {
            equations.residual(at, f);
            return Vectors.maxAbs(f);
        }

        private static Optional<LinearSolve> factorised(Matrix jacobian) {
            if (!jacobian.isFinite()) {
                return Optional.empty();
            }
            try {
                return Optional.of(LinearSolve.of(jacobian));
            } catch (FactorisationException e) {
                return Optional.empty();
            }
        }
    }
}
