package dev.rondo.linalg;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The matrices on which factorisations break: defective, nilpotent, strongly nonnormal, tiny and huge. */
public final class MatrixZoo {
    private static final double[] SCALES = {1, 1e-150, 1e150};

    private MatrixZoo() {}

    /** A matrix with the name under which a failing test shows it. */
    public record Animal(String name, Matrix matrix) {
        /** A few roundings per row: what a residual relative to the norm may reach. */
        public double tolerance() {
            return 8 * matrix.rows() * Math.ulp(1.0);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Every kind at every order, at the scales 1, 1e-150 and 1e150. */
    public static Stream<Animal> at(int... orders) {
        List<Animal> all = new ArrayList<>();
        for (int n : orders) {
            for (Animal kind : kinds(n)) {
                for (double scale : SCALES) {
                    String name = kind.name() + ", N = " + n + (scale == 1 ? "" : ", times " + scale);
                    all.add(new Animal(name, kind.matrix().times(scale)));
                }
            }
        }
        return all.stream();
    }

    private static List<Animal> kinds(int n) {
        return List.of(
                new Animal("zero", Matrix.zeros(n, n)),
                new Animal("identity", Matrix.identity(n)),
                new Animal("balanced rank-one E/I", balancedRankOne(n, 3)),
                new Animal("nilpotent Jordan block", jordan(n, 0)),
                new Animal("Jordan block of 0.5", jordan(n, 0.5)),
                new Animal("companion", companion(n)),
                new Animal("strongly nonnormal E/I", nonnormal(n)),
                new Animal("repeated eigenvalues", repeated(n)),
                new Animal("low rank", lowRank(n)),
                new Animal("rotation", skew(n)),
                new Animal("Grcar", grcar(n)));
    }

    /** Independent normals of variance 1/n, from a seed. */
    public static Matrix gaussian(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Matrix.build(rows, columns, (i, j) -> random.nextGaussian() / Math.sqrt(columns));
    }

    /** Independent complex normals of variance 1/n, from a seed. */
    static ComplexMatrix complexGaussian(int n, long seed) {
        return ComplexMatrix.of(gaussian(n, n, seed), gaussian(n, n, seed + 1)).times(Math.sqrt(0.5));
    }

    /** {@code w 1 s^T / n}: every row the same, excitation and inhibition in exact balance, so its square is zero. */
    static Matrix balancedRankOne(int n, double w) {
        int excitatory = n / 2;
        return Matrix.build(n, n, (i, j) -> {
            if (n == 1) {
                return 0;
            }
            // Integer weights: each row sums to zero exactly.
            return j < excitatory ? w * (n - excitatory) : -w * excitatory;
        });
    }

    /** A single block: {@code lambda} on the diagonal, ones above it. */
    static Matrix jordan(int n, double lambda) {
        return Matrix.build(n, n, (i, j) -> i == j ? lambda : j == i + 1 ? 1 : 0);
    }

    /** Of {@code x^n - x^(n-1) + x^(n-2)/2 - x^(n-3)/3 ...}. */
    private static Matrix companion(int n) {
        return Matrix.build(n, n, (i, j) -> {
            if (j == n - 1) {
                return (i % 2 == 0 ? 1.0 : -1.0) / (n - i);
            }
            return i == j + 1 ? 1 : 0;
        });
    }

    /** Random weights of radius 1/2 with balanced excitation and inhibition a hundred times stronger. */
    static Matrix nonnormal(int n) {
        return gaussian(n, n, 7 + n).times(0.5).plus(balancedRankOne(n, 100.0 / n));
    }

    private static Matrix repeated(int n) {
        Matrix q = Qr.of(gaussian(n, n, 11 + n)).orthogonal();
        Matrix d = Matrix.build(n, n, (i, j) -> i == j ? 1 + i % 3 : 0);
        return q.times(d).times(q.transpose());
    }

    private static Matrix lowRank(int n) {
        int rank = Math.max(1, n / 5);
        return gaussian(n, rank, 13 + n).times(gaussian(rank, n, 17 + n));
    }

    private static Matrix skew(int n) {
        Matrix a = gaussian(n, n, 19 + n);
        return a.minus(a.transpose());
    }

    /** Ones on the diagonal and three above it, minus one below. */
    static Matrix grcar(int n) {
        return Matrix.build(n, n, (i, j) -> i == j + 1 ? -1 : j >= i && j <= i + 3 ? 1 : 0);
    }
}
