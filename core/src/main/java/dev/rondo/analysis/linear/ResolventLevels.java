package dev.rondo.analysis.linear;

import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexMatrix;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Crossings of a line of the complex plane with a level of {@code sigma_min(z I - A)}: {@code delta} is a singular
 * value of {@code z I - A} at {@code z = x + iy} exactly where {@code iy} is an eigenvalue of the Hamiltonian matrix
 * {@code [[A - x, delta I], [-delta I, -(A - x)^T]]} (Byers 1988). That finds all crossings at once, which no grid
 * does.
 */
final class ResolventLevels {
    private final Matrix generator;
    private final Resolvent resolvent;
    private final double norm;

    ResolventLevels(Matrix generator) {
        this.generator = generator;
        this.resolvent = Resolvent.of(generator);
        this.norm = generator.frobeniusNorm();
    }

    /**
     * The lowest point of a level.
     *
     * @param value {@code min_y sigma_min(x + iy - A)}
     * @param y imaginary part at which it is attained, at least 0
     */
    record Lowest(double value, double y) {}

    /**
     * The smallest {@code sigma_min} along the vertical line through x, the inverse of the H-infinity norm there: lower
     * the level until the line no longer crosses it (Boyd and Balakrishnan 1990, Bruinsma and Steinbuch 1990).
     *
     * @param hints values of y worth trying first
     * @param accuracy relative accuracy of the value
     */
    Lowest lowest(double x, double[] hints, double accuracy) {
        Lowest best = new Lowest(resolvent.smallestSingularValue(x, 0), 0);
        for (double y : hints) {
            best = lower(best, x, y);
        }
        while (best.value > 0) {
            List<Double> crossings = onVertical(x, best.value * (1 - accuracy));
            double before = best.value;
            for (int k = 0; k + 1 < crossings.size(); k++) {
                best = lower(best, x, (crossings.get(k) + crossings.get(k + 1)) / 2);
            }
            if (crossings.size() < 2 || best.value >= before * (1 - accuracy)) {
                break;
            }
        }
        return best;
    }

    private Lowest lower(Lowest best, double x, double y) {
        double value = resolvent.smallestSingularValue(x, y);
        return value < best.value ? new Lowest(value, Math.abs(y)) : best;
    }

    /** The y, ascending, at which some singular value of {@code x + iy - A} is the level. */
    List<Double> onVertical(double x, double level) {
        int n = generator.rows();
        Matrix hamiltonian = Matrix.build(2 * n, 2 * n, (i, j) -> {
            if (i < n == j < n) {
                double entry = i < n ? generator.get(i, j) : -generator.get(j - n, i - n);
                return i == j ? entry + (i < n ? -x : x) : entry;
            }
            return i % n == j % n ? (i < n ? level : -level) : 0;
        });
        return imaginary(Eigen.valuesOf(hamiltonian), level);
    }

    /** The x, ascending, at which some singular value of {@code x + iy - A} is the level. */
    List<Double> onHorizontal(double y, double level) {
        // x + iy - A and ix - (y + iA) differ by a factor i: ix takes the part of iy above.
        int n = generator.rows();
        ComplexMatrix hamiltonian = ComplexMatrix.build(2 * n, 2 * n, (i, j) -> {
            if (i < n == j < n) {
                double im = i < n ? generator.get(i, j) : generator.get(j - n, i - n);
                double re = i == j ? (i < n ? y : -y) : 0;
                return new Complex(re, im);
            }
            return Complex.of(i % n == j % n ? (i < n ? level : -level) : 0);
        });
        return imaginary(Eigen.valuesOf(hamiltonian), level);
    }

    /** The imaginary parts of those eigenvalues that lie on the imaginary axis, ascending. */
    private List<Double> imaginary(ComplexVector values, double level) {
        // Two eigenvalues that meet on the axis leave it by the root of the rounding error.
        double tolerance = 1e-7 * (norm + level);
        List<Double> found = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
            if (Math.abs(values.re(k)) <= tolerance) {
                found.add(values.im(k));
            }
        }
        found.sort(null);
        return found;
    }

    double generatorNorm() {
        return norm;
    }

    Resolvent resolvent() {
        return resolvent;
    }
}
