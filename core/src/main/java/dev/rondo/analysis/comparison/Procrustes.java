package dev.rondo.analysis.comparison;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;

/**
 * Procrustes distance of two courses of states at the same times, X (T x N) and Y (T x M): how far they are apart when Y is
 * rotated (or reflected) onto X as well as possible. Both are centred over time; the smaller dimension is padded with 0.
 * With {@code X^T Y = U S V^T} the best rotation is {@code Q = V U^T} (Schönemann 1966; a metric of shapes: Williams et al.
 * 2021). Distances are exact to the root of the unit roundoff, 1.5e-8: smaller directions are lost in the product.
 *
 * @param distance {@code min_Q |X/|X| - Y Q/|Y||_F}, size-free, from 0 to sqrt(2)
 * @param angle {@code arccos(sum S/(|X| |Y|))}, rad, from 0 to pi/2
 * @param withSize {@code min_Q |X - Y Q|_F/sqrt(T)}, sizes kept, in the unit of the states
 * @param sizeRatio {@code |Y|/|X|}
 * @param rotation Q, M x N
 * @param optimalityGap error of {@code distance^2 = 2 - 2 sum S/(|X| |Y|)}, the least that any rotation can reach
 */
public record Procrustes(
        double distance, double angle, double withSize, double sizeRatio, Matrix rotation, double optimalityGap) {

    /**
     * Distance of two courses.
     *
     * @throws IllegalArgumentException if they differ in their number of rows, or one of them does not vary
     */
    public static Procrustes of(Matrix x, Matrix y) {
        if (x.rows() != y.rows()) {
            throw new IllegalArgumentException("Courses to compare need the same times, got " + x.rows() + " and "
                    + y.rows() + " states: sample both alike");
        }
        Matrix a = centred(x);
        Matrix b = centred(y);
        double sizeA = a.frobeniusNorm();
        double sizeB = b.frobeniusNorm();
        if (sizeA == 0 || sizeB == 0) {
            throw new IllegalArgumentException(
                    "Courses to compare must vary, got two of size " + sizeA + " and " + sizeB);
        }
        return centred(a.times(1 / sizeA), b.times(1 / sizeB), sizeA, sizeB);
    }

    /** Distance of two centred courses of norm 1, with their sizes. */
    private static Procrustes centred(Matrix a, Matrix b, double sizeA, double sizeB) {
        Svd svd = Svd.of(a.transposeTimes(b));
        Matrix rotation = svd.right().timesTranspose(svd.left());
        Matrix outside = b.minus(b.times(svd.right()).timesTranspose(svd.right()));
        double distance = apart(a, b, rotation, outside);
        double similarity = 0;
        for (int k = 0; k < svd.values().size(); k++) {
            similarity += svd.values().get(k);
        }
        double withSize = apart(a.times(sizeA), b.times(sizeB), rotation, outside.times(sizeB));
        return new Procrustes(
                distance,
                2 * StrictMath.asin(Math.min(1, distance / 2)),
                withSize / Math.sqrt(a.rows()),
                sizeB / sizeA,
                rotation,
                Math.abs(distance * distance - (2 - 2 * similarity)));
    }

    /** {@code |A - B Q|}, with the part of B in dimensions that A does not have. */
    private static double apart(Matrix a, Matrix b, Matrix rotation, Matrix outside) {
        return StrictMath.hypot(a.minus(b.times(rotation)).frobeniusNorm(), outside.frobeniusNorm());
    }

    /** The states about their mean over time. */
    static Matrix centred(Matrix states) {
        int rows = states.rows();
        double[] mean = new double[states.columns()];
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            for (int t = 0; t < rows; t++) {
                sum += states.get(t, i);
            }
            mean[i] = sum / rows;
        }
        Vector means = Vector.owning(mean);
        return Matrix.build(rows, states.columns(), (t, i) -> states.get(t, i) - means.get(i));
    }
}
