package dev.rondo.analysis.linear;

import dev.rondo.linalg.ComplexMatrix;
import dev.rondo.linalg.ComplexSchur;
import dev.rondo.linalg.Matrix;

/**
 * {@code sigma_min(z I - A)}, the inverse of the resolvent's norm, at many points z: once A is upper triangular
 * (complex Schur form), inverse Lanczos iteration takes a handful of triangular solves per point (Trefethen 1999, as
 * EigTool).
 */
final class Resolvent {
    private static final int MOST_STEPS = 60;
    private static final double SETTLED = 1e-13;

    private final int n;
    /** T by columns and by rows, for solves with {@code zI - T} and with its adjoint. */
    private final double[] columnsRe;

    private final double[] columnsIm;
    private final double[] rowsRe;
    private final double[] rowsIm;

    private Resolvent(ComplexMatrix t) {
        this.n = t.rows();
        this.columnsRe = new double[n * n];
        this.columnsIm = new double[n * n];
        this.rowsRe = new double[n * n];
        this.rowsIm = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                rowsRe[i * n + j] = t.re(i, j);
                rowsIm[i * n + j] = t.im(i, j);
                columnsRe[j * n + i] = t.re(i, j);
                columnsIm[j * n + i] = t.im(i, j);
            }
        }
    }

    /** The resolvent of a real A. */
    static Resolvent of(Matrix a) {
        return new Resolvent(ComplexSchur.of(a).triangular());
    }

    /** {@code sigma_min(z I - A)} at {@code z = x + iy}; 0 at an eigenvalue. */
    double smallestSingularValue(double x, double y) {
        for (int k = 0; k < n; k++) {
            if (x == rowsRe[k * n + k] && y == rowsIm[k * n + k]) {
                return 0;
            }
        }
        int steps = Math.min(MOST_STEPS, n);
        double[][] basisRe = new double[steps][];
        double[][] basisIm = new double[steps][];
        double[] re = new double[n];
        double[] im = new double[n];
        fillStart(re, im);
        normalise(re, im, norm(re, im));
        double[] diagonal = new double[steps];
        double[] beside = new double[steps];
        double largest = 0;
        for (int k = 0; k < steps; k++) {
            basisRe[k] = re.clone();
            basisIm[k] = im.clone();
            solveAdjoint(x, y, re, im);
            double half = norm(re, im);
            diagonal[k] = half * half;
            solve(x, y, re, im);
            orthogonalise(basisRe, basisIm, k, re, im);
            double last = largest;
            largest = Tridiagonal.largestEigenvalue(diagonal, beside, k + 1);
            double rest = norm(re, im);
            if ((k > 1 && largest - last <= SETTLED * largest) || rest <= SETTLED * largest) {
                break;
            }
            beside[k] = rest;
            normalise(re, im, rest);
        }
        return 1 / Math.sqrt(largest);
    }

    /** Any vector will do that has a part along every direction; this one is the same at every point. */
    private void fillStart(double[] re, double[] im) {
        for (int i = 0; i < n; i++) {
            re[i] = 1 + 0.5 * StrictMath.sin(1.7 * i);
            im[i] = 0.5 * StrictMath.cos(2.3 * i);
        }
    }

    /** (z - T) v = b, in place, from the last row upwards. */
    private void solve(double x, double y, double[] re, double[] im) {
        for (int j = n - 1; j >= 0; j--) {
            int column = j * n;
            divide(re, im, j, x - columnsRe[column + j], y - columnsIm[column + j]);
            double vr = re[j];
            double vi = im[j];
            for (int i = 0; i < j; i++) {
                re[i] += columnsRe[column + i] * vr - columnsIm[column + i] * vi;
                im[i] += columnsRe[column + i] * vi + columnsIm[column + i] * vr;
            }
        }
    }

    /** (z - T)^H v = b, in place, from the first row downwards. */
    private void solveAdjoint(double x, double y, double[] re, double[] im) {
        for (int i = 0; i < n; i++) {
            int row = i * n;
            divide(re, im, i, x - rowsRe[row + i], -(y - rowsIm[row + i]));
            double vr = re[i];
            double vi = im[i];
            for (int j = i + 1; j < n; j++) {
                re[j] += rowsRe[row + j] * vr + rowsIm[row + j] * vi;
                im[j] += rowsRe[row + j] * vi - rowsIm[row + j] * vr;
            }
        }
    }

    private static void divide(double[] re, double[] im, int k, double dr, double di) {
        double norm = dr * dr + di * di;
        double r = (re[k] * dr + im[k] * di) / norm;
        im[k] = (im[k] * dr - re[k] * di) / norm;
        re[k] = r;
    }

    /** Takes off the parts along the basis so far, twice: once leaves what rounding put there. */
    private void orthogonalise(double[][] basisRe, double[][] basisIm, int last, double[] re, double[] im) {
        for (int pass = 0; pass < 2; pass++) {
            for (int k = last; k >= 0; k--) {
                double[] br = basisRe[k];
                double[] bi = basisIm[k];
                double pr = 0;
                double pi = 0;
                for (int i = 0; i < n; i++) {
                    pr += br[i] * re[i] + bi[i] * im[i];
                    pi += br[i] * im[i] - bi[i] * re[i];
                }
                for (int i = 0; i < n; i++) {
                    re[i] -= br[i] * pr - bi[i] * pi;
                    im[i] -= br[i] * pi + bi[i] * pr;
                }
            }
        }
    }

    private static double norm(double[] re, double[] im) {
        double sum = 0;
        for (int i = 0; i < re.length; i++) {
            sum += re[i] * re[i] + im[i] * im[i];
        }
        return Math.sqrt(sum);
    }

    private static void normalise(double[] re, double[] im, double norm) {
        for (int i = 0; i < re.length; i++) {
            re[i] /= norm;
            im[i] /= norm;
        }
    }
}
