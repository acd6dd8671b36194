package dev.rondo.continuation;

import dev.rondo.continuation.NewtonResult.NoSolution;
import dev.rondo.continuation.NewtonResult.Reason;
import dev.rondo.continuation.NewtonResult.Solution;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Vector;

/**
 * Newton's iteration {@code y <- y - DF(y)^-1 F(y)}, each correction halved until it makes |F| smaller.
 *
 * @param tolerance a solution has {@code max |F_i| <= tolerance}
 * @param iterations corrections allowed
 */
public record Newton(double tolerance, int iterations) {
    private static final int HALVINGS = 8;

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
        double[] y = start.clone();
        double[] f = new double[equations.size()];
        equations.residual(y, f);
        double size = Vectors.maxAbs(f);
        for (int k = 0; k < iterations; k++) {
            if (size <= tolerance) {
                return size <= FINE * tolerance
                        ? new Solution(Vector.owning(y), size, k)
                        : polished(equations, y, f, size, k);
            }
            if (!Double.isFinite(size)) {
                return new NoSolution(Reason.LEFT, size, k);
            }
            double[] step;
            try {
                step = LinearSolve.of(equations.jacobian(y)).solve(Vector.of(f)).toArray();
            } catch (FactorisationException e) {
                return new NoSolution(Reason.SINGULAR, size, k);
            }
            double[] next = y;
            double nextSize = Double.NaN;
            for (int h = 0; h <= HALVINGS && !(nextSize < size); h++) {
                next = y.clone();
                Vectors.add(-Math.scalb(1.0, -h), step, next);
                equations.residual(next, f);
                nextSize = Vectors.maxAbs(f);
            }
            if (!(nextSize < size)) {
                return new NoSolution(Double.isFinite(nextSize) ? Reason.STALLED : Reason.LEFT, size, k + 1);
            }
            y = next;
            size = nextSize;
        }
        return size <= tolerance
                ? new Solution(Vector.owning(y), size, iterations)
                : new NoSolution(Reason.SLOW, size, iterations);
    }

    /** One more correction costs little and often doubles the digits; it is kept if |F| does not grow. */
    private static Solution polished(Equations equations, double[] y, double[] f, double size, int corrections) {
        try {
            double[] next = y.clone();
            double[] g = new double[f.length];
            Vectors.add(
                    -1,
                    LinearSolve.of(equations.jacobian(y)).solve(Vector.of(f)).toArray(),
                    next);
            equations.residual(next, g);
            double better = Vectors.maxAbs(g);
            return better <= size
                    ? new Solution(Vector.owning(next), better, corrections + 1)
                    : new Solution(Vector.owning(y), size, corrections);
        } catch (FactorisationException e) {
            return new Solution(Vector.owning(y), size, corrections);
        }
    }
}
