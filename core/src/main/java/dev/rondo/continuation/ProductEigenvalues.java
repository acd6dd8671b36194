package dev.rondo.continuation;

import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The eigenvalues of a product {@code A_K ... A_1} without the product, in which those below rounding of the largest would
 * drown: the K-th powers of the eigenvalues of the cyclic block matrix
 *
 * <pre>
 *   [          A_K ]
 *   [ A_1          ]
 *   [     ...      ],
 * </pre>
 *
 * whose eigenvalues are all the K-th roots of those of the product (Kressner, "Numerical Methods for General and Structured
 * Eigenvalue Problems", Springer 2005, chapter 4). A multiplier of 1e-12 beside one of 1e12 becomes, for K = 12, 0.1 beside
 * 10. Factors are multiplied together only as far as the size of that matrix demands.
 */
public final class ProductEigenvalues {
    /** The cyclic matrix has at most so many rows, unless a single factor has more. */
    private static final int MOST_ROWS = 400;

    private static final double REAL = 1e-12;

    private ProductEigenvalues() {}

    /**
     * The eigenvalues of the product, by decreasing modulus.
     *
     * @param factors square and of one size, the first applied first
     * @throws IllegalArgumentException if there is none, or they differ in size
     */
    public static ComplexVector of(List<Matrix> factors) {
        if (factors.isEmpty()) {
            throw new IllegalArgumentException("A product has at least one factor");
        }
        int n = factors.get(0).rows();
        for (Matrix factor : factors) {
            if (factor.rows() != n || factor.columns() != n) {
                throw new IllegalArgumentException("The factors of a product are square and of one size: " + n + " x "
                        + n + " and " + factor.shape());
            }
        }
        if (n == 1) {
            double product = 1;
            for (Matrix factor : factors) {
                product *= factor.get(0, 0);
            }
            return ComplexVector.of(Complex.of(product));
        }
        return roots(grouped(factors, Math.max(1, MOST_ROWS / n)));
    }

    /** Neighbours multiplied together until there are no more than so many. */
    private static List<Matrix> grouped(List<Matrix> factors, int most) {
        int groups = Math.min(most, factors.size());
        List<Matrix> out = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            int from = (int) ((long) g * factors.size() / groups);
            int to = (int) ((long) (g + 1) * factors.size() / groups);
            Matrix product = factors.get(from);
            for (int k = from + 1; k < to; k++) {
                product = factors.get(k).times(product);
            }
            out.add(product);
        }
        return out;
    }

    private static ComplexVector roots(List<Matrix> factors) {
        int n = factors.get(0).rows();
        int count = factors.size();
        double[] norms = factors.stream().mapToDouble(Matrix::frobeniusNorm).toArray();
        double logScale = 0;
        for (double norm : norms) {
            if (norm == 0) {
                return ComplexVector.of(java.util.Collections.nCopies(n, Complex.ZERO));
            }
            logScale += Math.log(norm);
        }
        double[] values = new double[n * count * n * count];
        for (int g = 0; g < count; g++) {
            int row = (g + 1) % count * n;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    values[(row + i) * n * count + g * n + j] = factors.get(g).get(i, j) / norms[g];
                }
            }
        }
        List<Complex> roots = new ArrayList<>(Eigen.valuesOf(Matrix.owning(n * count, n * count, values)).stream()
                .sorted(Comparator.comparingDouble(z -> -z.abs()))
                .toList());
        List<Complex> out = new ArrayList<>();
        while (!roots.isEmpty()) {
            out.add(power(takeOneOrbit(roots, count), count, logScale));
        }
        return ComplexVector.of(out).sorted(Comparator.comparingDouble(z -> -z.abs()));
    }

    /** Takes the largest root and, of the others, its images under rotations by 2 pi/K: one eigenvalue of the product. */
    private static List<Complex> takeOneOrbit(List<Complex> roots, int count) {
        List<Complex> orbit = new ArrayList<>();
        Complex first = roots.remove(0);
        orbit.add(first);
        for (int j = 1; j < count; j++) {
            Complex image = first.times(Complex.polar(1, 2 * Math.PI * j / count));
            Complex nearest = roots.stream()
                    .min(Comparator.comparingDouble(z -> z.minus(image).abs()))
                    .orElseThrow();
            roots.remove(nearest);
            orbit.add(nearest);
        }
        return orbit;
    }

    /** The mean of the K-th powers, each as a modulus and an angle, times the scale. */
    private static Complex power(List<Complex> orbit, int count, double logScale) {
        Complex sum = Complex.ZERO;
        double largest = orbit.get(0).abs();
        if (largest == 0) {
            return Complex.ZERO;
        }
        for (Complex z : orbit) {
            sum = sum.plus(Complex.polar(Math.pow(z.abs() / largest, count), count * z.argument()));
        }
        Complex mean = sum.times(1.0 / count);
        if (Math.abs(mean.im()) <= REAL * mean.abs()) {
            mean = Complex.of(mean.re());
        }
        return mean.times(Math.exp(count * Math.log(largest) + logScale));
    }
}
