package dev.rondo.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Stability of the eigenvalues of a Jacobian whose entries are known to rounding.
 *
 * <p>An eigenvalue no farther from the stability boundary than {@code n eps |J|_F} is neutral, never stable or
 * unstable: a change of J by a rounding error takes it to the other side. The sign of such an eigenvalue is noise.
 *
 * <p>Of a defective eigenvalue 0 rounding leaves m eigenvalues at a distance of up to {@code |J| (n eps)^{1/m}} from 0, on all
 * sides. So where J is singular to rounding (a singular value of at most the tolerance), eigenvalues are neutral too whose
 * own error, the tolerance times their condition, reaches to 0, as long as they are no farther than that; and no fewer are
 * neutral than there are such singular values. The null space is that of the singular values, which are safe from this.
 *
 * <p>For a map the stability boundary is the unit circle and the multiplier 1 takes the place of 0: there {@code J - I}
 * is singular.
 *
 * @param values the eigenvalues, ordered as by {@link Eigen#valuesOf(Matrix)}
 * @param tendencies tendency of the mode of each eigenvalue
 * @param tolerance {@code n eps |J|_F}, in the unit of the eigenvalues
 * @param nullSpace orthonormal columns that J (of a map {@code J - I}) takes to 0 within the tolerance; none where fixed
 *     points are isolated
 */
public record StabilitySpectrum(ComplexVector values, List<Tendency> tendencies, double tolerance, Matrix nullSpace) {

    /** Fate of a small deviation along a mode. */
    public enum Tendency {
        DECAYS,
        /** Rounding does not tell. */
        NEUTRAL,
        GROWS
    }

    /**
     * Factor by which the error of an eigenvalue may be underestimated; it is neutral only if that error reaches to 0.
     */
    private static final double MARGIN = 8;
    /** The eigenvalues that rounding makes of one lie on a circle, more or less: the ratio of their distances. */
    private static final double SPREAD = 4;

    /** The list is copied. */
    public StabilitySpectrum {
        tendencies = List.copyOf(tendencies);
    }

    /** Error bound {@code n eps |A|_F} of an eigenvalue of unit condition due to the rounding of the entries of A. */
    public static double rounding(Matrix a) {
        return a.rows() * Math.ulp(1.0) * a.frobeniusNorm();
    }

    /**
     * Spectrum for a flow {@code dx/dt = f(x)} with {@code J = df/dx}: modes with a negative real part decay.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public static StabilitySpectrum ofFlow(Matrix jacobian) {
        return of(jacobian, jacobian, Complex.ZERO);
    }

    /**
     * Spectrum for a map {@code x' = f(x)} with {@code J = df/dx}: modes with a modulus below 1 decay.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public static StabilitySpectrum ofMap(Matrix jacobian) {
        Operand.square("A stability spectrum", jacobian);
        return of(jacobian, jacobian.minus(Matrix.identity(jacobian.rows())), Complex.ONE);
    }

    /** The number of modes with a tendency. */
    public int count(Tendency tendency) {
        return (int) tendencies.stream().filter(t -> t == tendency).count();
    }

    /** Tests whether every mode decays. */
    public boolean isStable() {
        return count(Tendency.DECAYS) == tendencies.size();
    }

    /** Tests whether some mode grows. */
    public boolean isUnstable() {
        return count(Tendency.GROWS) > 0;
    }

    /** Tests whether rounding decides: no mode grows, some are neutral. */
    public boolean isNeutral() {
        return !isStable() && !isUnstable();
    }

    /** The number of directions in which fixed points lie next to each other: the dimension of the null space. */
    public int nullity() {
        return nullSpace.columns();
    }

    /** {@code shifted} is J minus {@code neutral}, the eigenvalue of directions in which nothing changes. */
    private static StabilitySpectrum of(Matrix jacobian, Matrix shifted, Complex neutral) {
        int n = Operand.square("A stability spectrum", jacobian).rows();
        boolean isMap = !neutral.equals(Complex.ZERO);
        double tolerance = rounding(jacobian);
        ComplexVector values = Eigen.valuesOf(jacobian);
        Svd svd = Svd.of(shifted);
        int nullity = (int) IntStream.range(0, n)
                .filter(k -> svd.values().get(k) <= tolerance)
                .count();
        boolean[] isNeutral = new boolean[n];
        for (int k = 0; k < n; k++) {
            isNeutral[k] = Math.abs(rate(values.get(k), isMap)) <= tolerance;
        }
        if (nullity > 0) {
            addDefective(jacobian, neutral, nullity, tolerance, isNeutral);
        }
        List<Tendency> tendencies = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            boolean grows = rate(values.get(k), isMap) > 0;
            tendencies.add(isNeutral[k] ? Tendency.NEUTRAL : grows ? Tendency.GROWS : Tendency.DECAYS);
        }
        Matrix right = svd.rightTransposed();
        Matrix nullSpace = Matrix.build(n, nullity, (i, j) -> right.get(n - nullity + j, i));
        return new StabilitySpectrum(values, tendencies, tolerance, nullSpace);
    }

    /** Signed distance from the stability boundary, positive where the mode grows. */
    private static double rate(Complex value, boolean isMap) {
        return isMap ? value.abs() - 1 : value.re();
    }

    private static void addDefective(
            Matrix jacobian, Complex neutral, int nullity, double tolerance, boolean[] isNeutral) {
        TwoSidedEigen modes = TwoSidedEigen.of(jacobian);
        Vector conditions = modes.conditions();
        int n = isNeutral.length;
        double[] distance =
                modes.values().stream().mapToDouble(z -> z.minus(neutral).abs()).toArray();
        List<Integer> nearestFirst = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> distance[k]))
                .toList();
        double norm = jacobian.frobeniusNorm();
        for (int place = 0; place < n; place++) {
            int k = nearestFirst.get(place);
            long cluster = Arrays.stream(distance)
                    .filter(d -> d <= SPREAD * distance[k])
                    .count();
            boolean isWithinReach = distance[k] <= MARGIN * norm * Math.pow(n * Math.ulp(1.0), 1.0 / cluster);
            boolean isOwnError = distance[k] <= MARGIN * tolerance * conditions.get(k);
            isNeutral[k] |= place < nullity || (isWithinReach && isOwnError);
        }
    }
}
