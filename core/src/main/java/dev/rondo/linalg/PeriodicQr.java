package dev.rondo.linalg;

import java.util.Arrays;
import java.util.List;

/**
 * The periodic QR iteration on T_m ... T_1, T_m Hessenberg and the others upper triangular, for eigenvalues alone. Complex
 * entries in two arrays; all rotations are of neighbouring rows k and k + 1.
 */
final class PeriodicQr {
    private static final int SWEEPS_PER_EIGENVALUE = 60;
    private static final double EPSILON = 0x1p-53;
    /** Sums of two squares between these have lost nothing. */
    private static final double LEAST_SQUARE = 0x1p-900;

    private static final double LARGEST_SQUARE = 0x1p900;

    private final int n;
    private final int m;
    private final double[][][] re;
    private final double[][][] im;
    /** Of the rotation at hand: {@code [[c, s], [-conj s, c]]} with a real c. */
    private double c;

    private double sRe;
    private double sIm;

    private PeriodicQr(int n, double[][][] re) {
        this.n = n;
        this.m = re.length;
        this.re = re;
        this.im = new double[m][n][n];
    }

    /** Of the factors of a product, the first that acts first. */
    static PeriodicQr of(List<Matrix> factors) {
        return new PeriodicQr(factors.getFirst().rows(), PeriodicHessenberg.of(factors));
    }

    int order() {
        return n;
    }

    /** {@code log |lambda_k|} after the iteration. */
    double logModulus(int k) {
        double sum = 0;
        for (int j = 0; j < m; j++) {
            sum += StrictMath.log(StrictMath.hypot(re[j][k][k], im[j][k][k]));
        }
        return sum;
    }

    /** The argument of lambda_k after the iteration. */
    double argument(int k) {
        double sum = 0;
        for (int j = 0; j < m; j++) {
            sum += StrictMath.atan2(im[j][k][k], re[j][k][k]);
        }
        return StrictMath.IEEEremainder(sum, 2 * Math.PI);
    }

    /** Takes a rotation of the product's basis around the cycle: T_1's columns, its rows, T_2's columns, ... */
    private void passOn(int k, int low, int high, int lastRow) {
        for (int j = 0; j < m - 1; j++) {
            rotateColumns(j, k, low, k + 1);
            rotation(re[j][k][k], im[j][k][k], re[j][k + 1][k], im[j][k + 1][k]);
            rotateRows(j, k, k, high);
            re[j][k + 1][k] = 0;
            im[j][k + 1][k] = 0;
        }
        rotateColumns(m - 1, k, low, lastRow);
    }

    /** Iterates until the last factor is triangular too. */
    void run() {
        int high = n - 1;
        int sweeps = 0;
        while (high > 0) {
            int low = deflate(high);
            if (low == high) {
                high--;
                sweeps = 0;
                continue;
            }
            if (++sweeps > SWEEPS_PER_EIGENVALUE) {
                throw new FactorisationException("Eigenvalues of a product: the periodic QR iteration found only "
                        + (n - 1 - high) + " of " + n + "; divide the orbit into other segments and try again");
            }
            sweep(low, high, sweeps % 10 == 0);
        }
    }

    /** Where the unreduced block that ends at {@code high} begins. */
    private int deflate(int high) {
        double[][] hr = re[m - 1];
        double[][] hi = im[m - 1];
        for (int k = high; k > 0; k--) {
            double size = Math.abs(hr[k][k - 1]) + Math.abs(hi[k][k - 1]);
            double neighbours =
                    Math.abs(hr[k][k]) + Math.abs(hi[k][k]) + Math.abs(hr[k - 1][k - 1]) + Math.abs(hi[k - 1][k - 1]);
            if (size <= EPSILON * neighbours || size < Double.MIN_NORMAL) {
                hr[k][k - 1] = 0;
                hi[k][k - 1] = 0;
                return k;
            }
        }
        return 0;
    }

    private void sweep(int low, int high, boolean exceptional) {
        Complex shift = exceptional ? entry(high, high).times(1.5).plus(entry(high, high - 1)) : shift(low, high);
        Complex first = entry(low, low).minus(shift);
        Complex below = entry(low + 1, low);
        rotation(first.re(), first.im(), below.re(), below.im());
        rotateRows(m - 1, low, low, high);
        passOn(low, low, high, Math.min(low + 2, high));
        for (int k = low + 1; k < high; k++) {
            double[][] hr = re[m - 1];
            double[][] hi = im[m - 1];
            rotation(hr[k][k - 1], hi[k][k - 1], hr[k + 1][k - 1], hi[k + 1][k - 1]);
            rotateRows(m - 1, k, k - 1, high);
            hr[k + 1][k - 1] = 0;
            hi[k + 1][k - 1] = 0;
            passOn(k, low, high, Math.min(k + 2, high));
        }
    }

    /** The eigenvalue of the last 2 x 2 block of the product that is nearer to its last entry (Wilkinson). */
    private Complex shift(int low, int high) {
        Complex a = trailing(high - 1, high - 1, low);
        Complex b = trailing(high - 1, high, low);
        Complex below = trailing(high, high - 1, low);
        Complex d = trailing(high, high, low);
        Complex half = a.minus(d).times(0.5);
        Complex root = squareRoot(half.times(half).plus(b.times(below)));
        Complex sum = half.plus(root);
        Complex difference = half.minus(root);
        Complex larger = sum.abs() >= difference.abs() ? sum : difference;
        return larger.abs() == 0 ? d : d.minus(b.times(below).over(larger));
    }

    /** An entry of the product in its last rows: the sum over the paths through the triangular factors. */
    private Complex trailing(int row, int column, int low) {
        Complex sum = Complex.ZERO;
        for (int k = Math.max(low, row - 1); k <= column; k++) {
            sum = sum.plus(at(m - 1, row, k).times(triangularProduct(k, column)));
        }
        return sum;
    }

    /** Entry (row, column) of T_(m-1) ... T_1, column - row at most 2. */
    private Complex triangularProduct(int row, int column) {
        int size = column - row + 1;
        Complex[] v = new Complex[size];
        Arrays.fill(v, Complex.ZERO);
        v[size - 1] = Complex.ONE;
        for (int j = 0; j < m - 1; j++) {
            for (int i = 0; i < size; i++) {
                Complex sum = Complex.ZERO;
                for (int k = i; k < size; k++) {
                    sum = sum.plus(at(j, row + i, row + k).times(v[k]));
                }
                v[i] = sum;
            }
        }
        return v[0];
    }

    /** An entry of the product's first column of a block, or on its diagonal: one path. */
    private Complex entry(int row, int column) {
        return at(m - 1, row, column).times(triangularProduct(column, column));
    }

    private Complex at(int factor, int row, int column) {
        return new Complex(re[factor][row][column], im[factor][row][column]);
    }

    private static Complex squareRoot(Complex z) {
        return Complex.polar(Math.sqrt(z.abs()), z.argument() / 2);
    }

    /** Chooses the rotation that turns (a, b) into (r, 0). */
    private void rotation(double aRe, double aIm, double bRe, double bIm) {
        double a = length(aRe, aIm);
        double b = length(bRe, bIm);
        if (b == 0) {
            c = 1;
            sRe = 0;
            sIm = 0;
            return;
        }
        if (a == 0) {
            c = 0;
            sRe = bRe / b;
            sIm = -bIm / b;
            return;
        }
        double r = length(a, b);
        c = a / r;
        double phaseRe = aRe / a;
        double phaseIm = aIm / a;
        sRe = (phaseRe * bRe + phaseIm * bIm) / r;
        sIm = (phaseIm * bRe - phaseRe * bIm) / r;
    }

    /** sqrt(x^2 + y^2); the careful function is slow, and needed only where squares are lost. */
    private static double length(double x, double y) {
        double square = Math.fma(x, x, y * y);
        return square > LEAST_SQUARE && square < LARGEST_SQUARE ? Math.sqrt(square) : StrictMath.hypot(x, y);
    }

    /** Rows k and k + 1 of a factor, from the left, in the columns of a range. */
    private void rotateRows(int factor, int k, int from, int to) {
        double[] xr = re[factor][k];
        double[] xi = im[factor][k];
        double[] yr = re[factor][k + 1];
        double[] yi = im[factor][k + 1];
        double c = this.c;
        double sRe = this.sRe;
        double sIm = this.sIm;
        for (int q = from; q <= to; q++) {
            double ar = xr[q];
            double ai = xi[q];
            double br = yr[q];
            double bi = yi[q];
            xr[q] = c * ar + sRe * br - sIm * bi;
            xi[q] = c * ai + sRe * bi + sIm * br;
            yr[q] = c * br - sRe * ar - sIm * ai;
            yi[q] = c * bi - sRe * ai + sIm * ar;
        }
    }

    /** Columns k and k + 1 of a factor, times the adjoint of the rotation, in the rows of a range. */
    private void rotateColumns(int factor, int k, int from, int to) {
        double c = this.c;
        double sRe = this.sRe;
        double sIm = this.sIm;
        for (int q = from; q <= to; q++) {
            double[] rowRe = re[factor][q];
            double[] rowIm = im[factor][q];
            double ar = rowRe[k];
            double ai = rowIm[k];
            double br = rowRe[k + 1];
            double bi = rowIm[k + 1];
            rowRe[k] = c * ar + sRe * br + sIm * bi;
            rowIm[k] = c * ai + sRe * bi - sIm * br;
            rowRe[k + 1] = c * br - sRe * ar + sIm * ai;
            rowIm[k + 1] = c * bi - sRe * ai - sIm * ar;
        }
    }
}
