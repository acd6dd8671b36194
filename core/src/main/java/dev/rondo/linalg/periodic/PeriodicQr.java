package dev.rondo.linalg.periodic;

import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Matrix;
import java.util.Arrays;
import java.util.List;

/**
 * The periodic QR iteration on {@code H T_(m-1) ... T_1}, H Hessenberg and the others upper triangular, for eigenvalues
 * alone.
 *
 * <p>Single complex shifts (Wilkinson's), computed with exponents of their own since the product's entries leave the range
 * of doubles. A shift that is less than a rounding error of the product's first entry has no effect: such a sweep is one of
 * simultaneous iteration, which splits the product at the gaps of its spectrum until the shifts can be seen. A zero on the
 * diagonal of a factor is an eigenvalue 0, split off by {@link ZeroEigenvalues}. A block on which the iteration stalls is
 * multiplied out, {@link BlockProduct}: then its eigenvalues are correct relative to the largest among them.
 */
final class PeriodicQr {
    /** Sweeps on one eigenvalue with shifts that can be seen. */
    private static final int SWEEPS_PER_EIGENVALUE = 60;
    /** Of these, the first without normwise deflation. */
    private static final int PATIENT_SWEEPS = 20;

    private static final int EXCEPTIONAL = 10;
    private static final double EPSILON = 0x1p-53;

    private final int n;
    private final int last;
    private final PeriodicFactors factors;
    private final ZeroEigenvalues zeros;
    private final double[] logModulus;
    private final double[] argument;
    /** Sweeps without a visible shift that are still allowed, for all eigenvalues together. */
    private int blindSweeps;

    private int multipliedOut;

    private PeriodicQr(double[][][] form) {
        factors = new PeriodicFactors(form);
        n = factors.n;
        last = factors.m - 1;
        zeros = new ZeroEigenvalues(factors);
        logModulus = new double[n];
        argument = new double[n];
        blindSweeps = 200 + 20 * n;
    }

    /** The iteration on two factors or more, the first that acts first; their norms should be about 1. */
    static PeriodicQr of(List<Matrix> factors) {
        PeriodicQr iteration = new PeriodicQr(PeriodicHessenberg.of(factors));
        iteration.run();
        return iteration;
    }

    int order() {
        return n;
    }

    /** {@code log |lambda_k|}; minus infinity for 0. */
    double logModulus(int k) {
        return logModulus[k];
    }

    /** The argument of lambda_k; 0 where it is 0. */
    double argument(int k) {
        return argument[k];
    }

    /** Number of eigenvalues that had to be taken from blocks that were multiplied out. */
    int multipliedOut() {
        return multipliedOut;
    }

    private void run() {
        int high = n - 1;
        int sweeps = 0;
        while (high >= 0) {
            int low = deflate(high, sweeps > PATIENT_SWEEPS);
            if (low == high) {
                keep(high);
                high--;
                sweeps = 0;
            } else if (sweeps >= SWEEPS_PER_EIGENVALUE || blindSweeps <= 0) {
                keepBlock(low, high);
                high = low - 1;
                sweeps = 0;
            } else if (zeros.splitOff(low, high)) {
                sweeps = 0;
            } else if (sweep(low, high, sweeps + 1)) {
                sweeps++;
            } else {
                blindSweeps--;
            }
        }
    }

    /** Stores eigenvalue k: the product of the entries (k, k) of all factors. */
    private void keep(int k) {
        double log = 0;
        double angle = 0;
        for (int j = 0; j <= last; j++) {
            log += StrictMath.log(StrictMath.hypot(factors.re[j][k][k], factors.im[j][k][k]));
            angle += StrictMath.atan2(factors.im[j][k][k], factors.re[j][k][k]);
        }
        logModulus[k] = log;
        argument[k] = log == Double.NEGATIVE_INFINITY ? 0 : StrictMath.IEEEremainder(angle, 2 * Math.PI);
    }

    private void keepBlock(int low, int high) {
        BlockProduct product = BlockProduct.of(factors, low, high);
        multipliedOut += high - low + 1;
        for (int k = low; k <= high; k++) {
            logModulus[k] = product.logModulus(k - low);
            argument[k] = product.argument(k - low);
        }
    }

    /**
     * The beginning of the unreduced block that ends at {@code high}. An entry below H's diagonal counts as zero if it is a
     * rounding error of its neighbours; {@code normwise}, if it is one of the largest entry of H.
     */
    private int deflate(int high, boolean normwise) {
        double floor = normwise ? EPSILON * largest(high) : Double.MIN_NORMAL;
        for (int k = high; k > 0; k--) {
            double size = factors.size(last, k, k - 1);
            double neighbours = factors.size(last, k, k) + factors.size(last, k - 1, k - 1);
            if (size <= EPSILON * neighbours || size < floor) {
                factors.setZero(last, k, k - 1);
                return k;
            }
        }
        return 0;
    }

    private double largest(int high) {
        double largest = 0;
        for (int i = 0; i <= high; i++) {
            for (int j = Math.max(0, i - 1); j <= high; j++) {
                largest = Math.max(largest, factors.size(last, i, j));
            }
        }
        return largest;
    }

    /** Chases one bulge through a block; tells whether its shift was visible. */
    private boolean sweep(int low, int high, int count) {
        ScaledComplex shift = count % EXCEPTIONAL == 0 ? exceptionalShift(high, count) : shift(low, high);
        ScaledComplex corner = entry(low, low);
        ScaledComplex first = corner.minus(shift);
        ScaledComplex below = entry(low + 1, low);
        long scale = Math.max(first.exponent(), below.exponent());
        Complex a = first.shiftedDown(scale);
        Complex b = below.shiftedDown(scale);
        factors.choose(a.re(), a.im(), b.re(), b.im());
        factors.rotateRows(last, low, low, high);
        passOn(low, low, high);
        for (int k = low + 1; k < high; k++) {
            factors.annihilateByRows(last, k, k - 1, high);
            passOn(k, low, high);
        }
        return shift.log2() > corner.log2() - 53;
    }

    private void passOn(int k, int low, int high) {
        factors.passThroughTriangles(k, low, high);
        factors.rotateColumns(last, k, low, Math.min(k + 2, high));
    }

    /** The eigenvalue of the last 2 x 2 block of the product that is nearer to its last entry (Wilkinson). */
    private ScaledComplex shift(int low, int high) {
        ScaledComplex a = trailing(high - 1, high - 1, low);
        ScaledComplex b = trailing(high - 1, high, low);
        ScaledComplex below = trailing(high, high - 1, low);
        ScaledComplex d = trailing(high, high, low);
        ScaledComplex half = a.minus(d).half();
        ScaledComplex root = half.times(half).plus(b.times(below)).squareRoot();
        ScaledComplex sum = half.plus(root);
        ScaledComplex difference = half.minus(root);
        ScaledComplex larger = sum.log2() >= difference.log2() ? sum : difference;
        return larger.isZero() ? d : d.minus(b.times(below).over(larger));
    }

    /** A shift off every line of symmetry, in another direction each time, where Wilkinson's go round in a circle. */
    private ScaledComplex exceptionalShift(int high, int count) {
        Complex turn = Complex.polar(0.75, count);
        return entry(high, high).plus(entry(high, high - 1).times(turn.re(), turn.im()));
    }

    /** An entry of the product in its last rows: the sum over the paths through the triangular factors. */
    private ScaledComplex trailing(int row, int column, int low) {
        ScaledComplex sum = ScaledComplex.ZERO;
        for (int k = Math.max(low, row - 1); k <= column; k++) {
            sum = sum.plus(triangularProduct(k, column).times(factors.re[last][row][k], factors.im[last][row][k]));
        }
        return sum;
    }

    /** An entry of the product's first column of a block, or on its diagonal: one path. */
    private ScaledComplex entry(int row, int column) {
        return triangularProduct(column, column).times(factors.re[last][row][column], factors.im[last][row][column]);
    }

    /** Entry (row, column) of T_(m-1) ... T_1, column - row at most 2. */
    private ScaledComplex triangularProduct(int row, int column) {
        int size = column - row + 1;
        ScaledComplex[] v = new ScaledComplex[size];
        Arrays.fill(v, ScaledComplex.ZERO);
        v[size - 1] = ScaledComplex.ONE;
        for (int j = 0; j < last; j++) {
            for (int i = 0; i < size; i++) {
                ScaledComplex sum = ScaledComplex.ZERO;
                for (int k = i; k < size; k++) {
                    sum = sum.plus(v[k].times(factors.re[j][row + i][row + k], factors.im[j][row + i][row + k]));
                }
                v[i] = sum;
            }
        }
        return v[0];
    }
}
