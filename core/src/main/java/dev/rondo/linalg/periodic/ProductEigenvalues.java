package dev.rondo.linalg.periodic;

import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Operand;
import dev.rondo.linalg.Scale;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The eigenvalues of a product {@code A_m ... A_2 A_1} of square matrices that is never formed, each with a small error
 * relative to itself: 1e-12 and 1e+12 live side by side, where the product would have lost the first in the rounding of
 * the second. The multipliers of a periodic orbit are such eigenvalues, with one factor per segment of the orbit.
 *
 * <p>The periodic Schur form (Bojanczyk, Golub and Van Dooren 1992): orthogonal Q_j with {@code Q_j^T A_j Q_(j-1)} upper
 * triangular for every j, Q_m = Q_0. The factors are made triangular but for the last, which is made Hessenberg; then the
 * QR iteration with a single complex shift chases its bulge through all of them. It always ends; see {@link PeriodicQr} for
 * singular factors and for what happens where it stalls.
 *
 * <p>An eigenvalue is known to a few units of rounding times its condition: those of a chain of normal factors relative to
 * themselves, a defective one of multiplicity p to the p-th root of rounding.
 *
 * @param logModulus {@code log |lambda_k|}, decreasing; it neither overflows nor underflows; minus infinity for 0
 * @param argument argument of lambda_k in (-pi, pi]; 0 or pi where it is real
 */
public record ProductEigenvalues(Vector logModulus, Vector argument) {
    private static final String WHAT = "The eigenvalues of a product";

    /** An imaginary part below this, relative to the modulus, is rounding. */
    private static final double REAL = 1e-12;

    /**
     * The eigenvalues of {@code factors[m - 1] ... factors[1] factors[0]}: the first factor acts first.
     *
     * @throws IllegalArgumentException if there is no factor, or they are not square, finite and of one order
     */
    public static ProductEigenvalues of(List<Matrix> factors) {
        if (factors.isEmpty()) {
            throw new IllegalArgumentException(WHAT + " need at least one factor: there is none");
        }
        int n = Operand.square(WHAT, factors.getFirst()).rows();
        double logScale = 0;
        List<Matrix> scaled = new ArrayList<>();
        for (Matrix factor : factors) {
            if (Operand.square(WHAT, factor).rows() != n) {
                throw new IllegalArgumentException(WHAT + " need factors of one order: " + n + " and " + factor.rows());
            }
            Scale scale = Scale.of(factor);
            logScale += scale.exponent() * StrictMath.log(2);
            scaled.add(factor.times(scale.down()));
        }
        if (scaled.size() == 1) {
            return sorted(Eigen.valuesOf(scaled.getFirst()), logScale);
        }
        return sorted(PeriodicQr.of(scaled), logScale);
    }

    /** The eigenvalues themselves, by decreasing modulus; 0 or infinite where they leave the range of numbers. */
    public ComplexVector values() {
        return ComplexVector.of(IntStream.range(0, logModulus.size())
                .mapToObj(k -> value(StrictMath.exp(logModulus.get(k)), argument.get(k)))
                .toList());
    }

    private static Complex value(double modulus, double argument) {
        if (argument == 0) {
            return Complex.of(modulus);
        }
        return argument == Math.PI ? Complex.of(-modulus) : Complex.polar(modulus, argument);
    }

    /** Eigenvalues of a single factor: there is no product to avoid. */
    private static ProductEigenvalues sorted(ComplexVector values, double logScale) {
        return sorted(
                values.size(),
                k -> StrictMath.log(values.get(k).abs()) + logScale,
                k -> values.get(k).argument());
    }

    private static ProductEigenvalues sorted(PeriodicQr iteration, double logScale) {
        return sorted(iteration.order(), k -> iteration.logModulus(k) + logScale, iteration::argument);
    }

    private static ProductEigenvalues sorted(int n, IntToDoubleFunction logModulus, IntToDoubleFunction argument) {
        double[] log = new double[n];
        double[] angle = new double[n];
        for (int k = 0; k < n; k++) {
            log[k] = logModulus.applyAsDouble(k);
            angle[k] = real(argument.applyAsDouble(k));
        }
        List<Integer> order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(k -> -log[k]).thenComparingDouble(k -> -angle[k]))
                .toList();
        return new ProductEigenvalues(
                Vector.owning(order.stream().mapToDouble(k -> log[k]).toArray()),
                Vector.owning(order.stream().mapToDouble(k -> angle[k]).toArray()));
    }

    private static double real(double angle) {
        if (Math.abs(angle) < REAL) {
            return 0;
        }
        return Math.PI - Math.abs(angle) < REAL ? Math.PI : angle;
    }
}
