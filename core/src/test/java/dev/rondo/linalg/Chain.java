package dev.rondo.linalg;

import dev.rondo.linalg.periodic.ProductEigenvalues;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * Products of matrices with known eigenvalues: {@code A_k = S_(k+1) B_k S_k^(-1)}, {@code S_K = S_0}, so that the product is
 * similar to {@code B_(K-1) ... B_0}.
 *
 * @param factors the first that acts first
 */
public record Chain(List<Matrix> factors) {

    /** With B_k as given and orthogonal S_k. */
    public static Chain orthogonal(SplittableRandom random, int count, int n, IntFunction<Matrix> core) {
        List<Matrix> factors = new ArrayList<>();
        Matrix first = orthogonal(random, n);
        Matrix before = first;
        for (int k = 0; k < count; k++) {
            Matrix after = k == count - 1 ? first : orthogonal(random, n);
            factors.add(after.times(core.apply(k)).timesTranspose(before));
            before = after;
        }
        return new Chain(factors);
    }

    /** With B_k as given and S_k of a condition of about 10. */
    public static Chain oblique(SplittableRandom random, int count, int n, IntFunction<Matrix> core) {
        List<Matrix> factors = new ArrayList<>();
        Matrix first = oblique(random, n);
        Matrix before = first;
        for (int k = 0; k < count; k++) {
            Matrix after = k == count - 1 ? first : oblique(random, n);
            factors.add(after.times(core.apply(k)).times(LinearSolve.of(before).inverse()));
            before = after;
        }
        return new Chain(factors);
    }

    /** Product of the same factors, begun elsewhere: its eigenvalues are the same. */
    public Chain begunAt(int k) {
        List<Matrix> turned = new ArrayList<>(factors.subList(k, factors.size()));
        turned.addAll(factors.subList(0, k));
        return new Chain(turned);
    }

    /** The transposed product. */
    public Chain transposed() {
        return new Chain(factors.reversed().stream().map(Matrix::transpose).toList());
    }

    /** The logarithm of the modulus of the product's determinant. */
    public double logDeterminant() {
        double sum = 0;
        for (Matrix factor : factors) {
            Matrix r = Qr.of(factor).triangular();
            for (int i = 0; i < r.rows(); i++) {
                sum += Math.log(r.get(i, i));
            }
        }
        return sum;
    }

    public ProductEigenvalues eigenvalues() {
        return ProductEigenvalues.of(factors);
    }

    public static Matrix orthogonal(SplittableRandom random, int n) {
        return Qr.of(gaussian(random, n)).orthogonal();
    }

    private static Matrix oblique(SplittableRandom random, int n) {
        double[] stretch = random.doubles(n, 0.3, 3).toArray();
        return orthogonal(random, n).times(Matrix.diagonal(Vector.of(stretch))).times(orthogonal(random, n));
    }

    public static Matrix gaussian(SplittableRandom random, int n) {
        return Matrix.build(n, n, (i, j) -> random.nextGaussian());
    }
}
