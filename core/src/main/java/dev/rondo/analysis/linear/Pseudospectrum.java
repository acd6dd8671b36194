package dev.rondo.analysis.linear;

import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the eigenvalues can be moved by small changes of the weights: {@code sigma_min(z - A)}, {@code A = W - I}, over the
 * complex plane (in units of 1/tau). z is an eigenvalue of some {@code A + E} with {@code |E| <= epsilon} exactly where it
 * is at most epsilon (Trefethen and Embree 2005).
 *
 * <p>The grid is computed from the Schur form by inverse Lanczos iteration; the epsilon-pseudospectral abscissae by
 * alternating vertical and horizontal searches with Hamiltonian eigenvalues (Burke, Lewis and Overton 2003), the distance
 * to instability by lowering a level (Byers 1988). The last two do not depend on the grid.
 *
 * @param points of the grid along each axis
 * @param epsilons whose abscissae are computed
 */
public record Pseudospectrum(
        @Setting(meaning = "Points of the grid along each axis", byDefault = "61", min = 2)
        int points,

        @Setting(meaning = "Sizes of perturbations whose abscissa is computed", byDefault = "[0.3, 0.1, 0.03, 0.01]")
        List<Double> epsilons) {

    private static final double ACCURACY = 1e-10;
    private static final int MOST_ROUNDS = 50;

    /** How far the grid reaches beyond the eigenvalues, per root mean square of a row of A. */
    private static final double MARGIN = 0.4;

    /** @throws IllegalArgumentException if there are fewer than 2 points or an epsilon is not positive */
    public Pseudospectrum {
        if (points < 2) {
            throw new IllegalArgumentException("A grid has at least two points along each axis: points = " + points);
        }
        epsilons = List.copyOf(epsilons);
        for (double epsilon : epsilons) {
            if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
                throw new IllegalArgumentException("A perturbation has a positive size: epsilon = " + epsilon);
            }
        }
    }

    /**
     * The rightmost point that a perturbation can reach.
     *
     * @param epsilon the size of the perturbation
     * @param value {@code max Re z} over {@code sigma_min(z - A) <= epsilon}, per tau; at most 0 if none destabilises
     */
    public record Abscissa(double epsilon, double value) {}

    /**
     * What is found.
     *
     * @param re of the grid's columns, per tau
     * @param im of the grid's rows, per tau
     * @param sigmaMin {@code sigma_min(z - A)}, [im, re]
     * @param abscissae one per epsilon
     * @param distanceToInstability the smallest perturbation that makes the network unstable; null if it is unstable already
     * @param kreissLowerBound the largest {@code abscissa/epsilon} found; the Kreiss constant is at least that, and 1
     */
    public record Result(
            Vector re,
            Vector im,
            Matrix sigmaMin,
            List<Abscissa> abscissae,

            @MissingBecause("W is unstable already") @Nullable
            Double distanceToInstability,

            double kreissLowerBound) {}

    /**
     * The pseudospectrum of a connectivity.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public Result of(Matrix weights) {
        Matrix generator = Generators.of(weights);
        ComplexVector eigenvalues = Eigen.valuesOf(generator);
        ResolventLevels levels = new ResolventLevels(generator);
        List<Abscissa> abscissae = epsilons.stream()
                .map(epsilon -> new Abscissa(epsilon, abscissa(levels, eigenvalues, epsilon)))
                .toList();
        double kreiss = 1;
        for (Abscissa a : abscissae) {
            kreiss = Math.max(kreiss, a.value / a.epsilon);
        }
        double margin = MARGIN * Math.max(1, levels.generatorNorm() / Math.sqrt(weights.rows()));
        Vector re = axis(minReal(eigenvalues) - margin, eigenvalues.maxReal() + margin);
        Vector im = axis(-eigenvalues.maxImaginary() - margin, eigenvalues.maxImaginary() + margin);
        return new Result(re, im, grid(levels.resolvent(), re, im), abscissae, distance(levels, eigenvalues), kreiss);
    }

    private Vector axis(double from, double to) {
        double[] values = new double[points];
        for (int k = 0; k < points; k++) {
            // from both ends, so that an axis around 0 is symmetric to the bit
            values[k] = (from * (points - 1 - k) + to * k) / (points - 1);
        }
        return Vector.owning(values);
    }

    private static double minReal(ComplexVector eigenvalues) {
        double min = Double.POSITIVE_INFINITY;
        for (int k = 0; k < eigenvalues.size(); k++) {
            min = Math.min(min, eigenvalues.re(k));
        }
        return min;
    }

    /** Of a real matrix the lower half-plane mirrors the upper one. */
    private Matrix grid(Resolvent resolvent, Vector re, Vector im) {
        double[] values = new double[points * points];
        for (int i = 0; i < points; i++) {
            int mirror = points - 1 - i;
            for (int j = 0; j < points; j++) {
                values[i * points + j] = mirror < i
                        ? values[mirror * points + j]
                        : resolvent.smallestSingularValue(re.get(j), im.get(i));
            }
        }
        return Matrix.owning(points, points, values);
    }

    /** Criss-cross: go right until the level is met, look along that vertical line for gaps, go right from their middles. */
    private static double abscissa(ResolventLevels levels, ComplexVector eigenvalues, double epsilon) {
        double x = eigenvalues.maxReal();
        List<Double> rows = new ArrayList<>();
        for (int k = 0; k < eigenvalues.size(); k++) {
            if (eigenvalues.re(k) == x) {
                rows.add(eigenvalues.im(k));
            }
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double before = x;
            for (double y : rows) {
                List<Double> crossings = levels.onHorizontal(y, epsilon);
                x = crossings.isEmpty() ? x : Math.max(x, crossings.getLast());
            }
            if (x - before <= ACCURACY * Math.max(1, Math.abs(x)) && round > 0) {
                break;
            }
            rows = gaps(levels, x, epsilon);
        }
        return x;
    }

    /** The middles, at 0 or above, of the stretches of a vertical line where sigma_min is below the level. */
    private static List<Double> gaps(ResolventLevels levels, double x, double epsilon) {
        List<Double> crossings = levels.onVertical(x, epsilon);
        List<Double> middles = new ArrayList<>();
        for (int k = 0; k + 1 < crossings.size(); k++) {
            double y = (crossings.get(k) + crossings.get(k + 1)) / 2;
            if (y >= -1e-9 && levels.resolvent().smallestSingularValue(x, y) < epsilon) {
                middles.add(y);
            }
        }
        return middles;
    }

    private static @Nullable Double distance(ResolventLevels levels, ComplexVector eigenvalues) {
        return eigenvalues.maxReal() >= 0
                ? null
                : levels.lowest(0, eigenvalues.imaginary().toArray(), ACCURACY).value();
    }
}
