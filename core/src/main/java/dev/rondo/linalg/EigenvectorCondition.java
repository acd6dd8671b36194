package dev.rondo.linalg;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The condition number {@code sigma_1(V)/sigma_N(V)} of the matrix of unit eigenvectors, and whether it means anything.
 *
 * <p>The eigenvalues of A are known to {@code r_k = n eps |A| c_k}, c_k their condition. Those whose discs meet cannot be told
 * apart: either they are one eigenvalue with as many independent eigenvectors (the nullity of {@code A - lambda I} to
 * rounding is their number), of which an orthonormal basis is then taken; or A is defective to rounding, and any number would
 * be noise. So would one beyond {@code 1/(n eps)}, where the vectors are dependent to rounding.
 */
public final class EigenvectorCondition {
    /** A singular value of {@code A - lambda I} that is 0 has an error of some units of rounding of the mean lambda as well. */
    private static final double MARGIN = 8;

    private final Matrix a;
    private final int n;
    private final TwoSidedEigen modes;
    private final double tolerance;

    private EigenvectorCondition(Matrix a) {
        this.a = a;
        this.n = Operand.square("An eigenvector condition", a).rows();
        modes = TwoSidedEigen.of(a);
        tolerance = StabilitySpectrum.rounding(a);
    }

    /**
     * The condition number; empty if A is defective to rounding.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public static OptionalDouble of(Matrix a) {
        return new EigenvectorCondition(a).condition();
    }

    private OptionalDouble condition() {
        Complex[][] columns = new Complex[n][];
        for (int k = 0; k < n; k++) {
            columns[k] = modes.right().column(k).stream().toArray(Complex[]::new);
        }
        for (List<Integer> cluster : clusters()) {
            if (cluster.size() > 1) {
                List<Complex[]> basis = eigenspace(cluster);
                if (basis.size() < cluster.size()) {
                    return OptionalDouble.empty();
                }
                for (int j = 0; j < cluster.size(); j++) {
                    columns[cluster.get(j)] = basis.get(j);
                }
            }
        }
        double condition = Svd.condition(Svd.valuesOf(ComplexMatrix.build(n, n, (i, k) -> columns[k][i])));
        return condition < 1 / (n * Math.ulp(1.0)) ? OptionalDouble.of(condition) : OptionalDouble.empty();
    }

    /** The eigenvalues whose discs meet, directly or through others. */
    private List<List<Integer>> clusters() {
        Vector conditions = modes.conditions();
        int[] cluster = IntStream.range(0, n).toArray();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double distance =
                        modes.values().get(i).minus(modes.values().get(j)).abs();
                if (cluster[i] != cluster[j] && distance <= tolerance * (conditions.get(i) + conditions.get(j))) {
                    int from = cluster[i];
                    int to = cluster[j];
                    for (int k = 0; k < n; k++) {
                        cluster[k] = cluster[k] == from ? to : cluster[k];
                    }
                }
            }
        }
        List<List<Integer>> clusters = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            int label = c;
            List<Integer> members = IntStream.range(0, n)
                    .filter(k -> cluster[k] == label)
                    .boxed()
                    .toList();
            if (!members.isEmpty()) {
                clusters.add(members);
            }
        }
        return clusters;
    }

    /** An orthonormal basis of what {@code A - lambda I} takes to 0, lambda the mean of a cluster. */
    private List<Complex[]> eigenspace(List<Integer> cluster) {
        Complex sum = Complex.ZERO;
        for (int k : cluster) {
            sum = sum.plus(modes.values().get(k));
        }
        Complex lambda = sum.times(1.0 / cluster.size());
        // The complex matrix B + iC as the real one [[B, -C], [C, B]]: every null vector counts twice there.
        Svd svd = Svd.of(Matrix.build(2 * n, 2 * n, (i, j) -> {
            if (i < n == j < n) {
                return a.get(i % n, j % n) - (i == j ? lambda.re() : 0);
            }
            return i % n == j % n ? (i < n ? lambda.im() : -lambda.im()) : 0;
        }));
        Matrix right = svd.rightTransposed();
        List<Complex[]> basis = new ArrayList<>();
        for (int k = 2 * n - 1; k >= 0 && svd.values().get(k) <= MARGIN * tolerance; k--) {
            int row = k;
            Complex[] vector = IntStream.range(0, n)
                    .mapToObj(i -> new Complex(right.get(row, i), right.get(row, n + i)))
                    .toArray(Complex[]::new);
            addIfIndependent(basis, vector);
        }
        return basis;
    }

    /** Of the two copies of a null vector, v and iv, the second is dependent. */
    private static void addIfIndependent(List<Complex[]> basis, Complex[] vector) {
        for (int pass = 0; pass < 2; pass++) {
            for (Complex[] other : basis) {
                Complex overlap = Complex.ZERO;
                for (int i = 0; i < vector.length; i++) {
                    overlap = overlap.plus(other[i].conjugate().times(vector[i]));
                }
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = vector[i].minus(overlap.times(other[i]));
                }
            }
        }
        double norm = 0;
        for (Complex entry : vector) {
            norm = StrictMath.hypot(norm, entry.abs());
        }
        if (norm > 1e-6) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = vector[i].times(1 / norm);
            }
            basis.add(vector);
        }
    }
}
