package dev.rondo.linalg.periodic;

/**
 * The factors of a product {@code H T_(m-1) ... T_1}, H upper Hessenberg and the others upper triangular, with the plane
 * rotations that a periodic QR iteration applies to them.
 *
 * <p>Complex entries in two arrays, {@code re[j][row][column]}, the factor that acts first at j = 0 and H at j = m - 1. All
 * rotations are of neighbours k and k + 1; one is at hand, {@code G = [[c, s], [-conj s, c]]} with a real c.
 */
final class PeriodicFactors {
    /** Sums of two squares between these have lost nothing. */
    private static final double LEAST_SQUARE = 0x1p-900;

    private static final double LARGEST_SQUARE = 0x1p900;

    final int n;
    final int m;
    final double[][][] re;
    final double[][][] im;
    private Rotation rotation = new Rotation(1, 0, 0);

    /** A plane rotation {@code [[c, s], [-conj s, c]]}. */
    record Rotation(double c, double sRe, double sIm) {}

    /** Takes over the arrays of real factors in this form. */
    PeriodicFactors(double[][][] re) {
        this.n = re[0].length;
        this.m = re.length;
        this.re = re;
        this.im = new double[m][n][n];
    }

    /** The rotation at hand. */
    Rotation rotation() {
        return rotation;
    }

    void use(Rotation other) {
        rotation = other;
    }

    /** The modulus of an entry, as the sum of those of its parts. */
    double size(int factor, int row, int column) {
        return Math.abs(re[factor][row][column]) + Math.abs(im[factor][row][column]);
    }

    void setZero(int factor, int row, int column) {
        re[factor][row][column] = 0;
        im[factor][row][column] = 0;
    }

    /** Chooses the rotation that takes the column (a, b) to (r, 0). */
    void choose(double aRe, double aIm, double bRe, double bIm) {
        double a = length(aRe, aIm);
        double b = length(bRe, bIm);
        if (b == 0) {
            rotation = new Rotation(1, 0, 0);
        } else if (a == 0) {
            rotation = new Rotation(0, bRe / b, -bIm / b);
        } else {
            double r = length(a, b);
            double phaseRe = aRe / a;
            double phaseIm = aIm / a;
            rotation = new Rotation(a / r, (phaseRe * bRe + phaseIm * bIm) / r, (phaseIm * bRe - phaseRe * bIm) / r);
        }
    }

    /** Rotates rows k and k + 1 of a factor so that its entry (k + 1, column) vanishes, in the columns up to {@code high}. */
    void annihilateByRows(int factor, int k, int column, int high) {
        choose(re[factor][k][column], im[factor][k][column], re[factor][k + 1][column], im[factor][k + 1][column]);
        rotateRows(factor, k, column, high);
        setZero(factor, k + 1, column);
    }

    /** Rotates columns k and k + 1 of a factor so that its entry (k + 1, k) vanishes, in the rows from {@code low}. */
    void annihilateByColumns(int factor, int k, int low) {
        double[] rowRe = re[factor][k + 1];
        double[] rowIm = im[factor][k + 1];
        choose(rowRe[k + 1], rowIm[k + 1], -rowRe[k], -rowIm[k]);
        rotateColumns(factor, k, low, k + 1);
        setZero(factor, k + 1, k);
    }

    /** Takes a rotation of H's rows through the triangular factors: columns of T_1, its rows, columns of T_2, ... */
    void passThroughTriangles(int k, int low, int high) {
        for (int j = 0; j < m - 1; j++) {
            rotateColumns(j, k, low, k + 1);
            annihilateByRows(j, k, k, high);
        }
    }

    /** Rotates rows k and k + 1 of a factor, G from the left, in the columns of a range. */
    void rotateRows(int factor, int k, int from, int to) {
        double[] xr = re[factor][k];
        double[] xi = im[factor][k];
        double[] yr = re[factor][k + 1];
        double[] yi = im[factor][k + 1];
        double c = rotation.c;
        double sRe = rotation.sRe;
        double sIm = rotation.sIm;
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

    /** Rotates columns k and k + 1 of a factor, the adjoint of G from the right, in the rows of a range. */
    void rotateColumns(int factor, int k, int from, int to) {
        double c = rotation.c;
        double sRe = rotation.sRe;
        double sIm = rotation.sIm;
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

    /** The length of (x, y); the careful function is slow, and needed only where squares are lost. */
    private static double length(double x, double y) {
        double square = Math.fma(x, x, y * y);
        return square > LEAST_SQUARE && square < LARGEST_SQUARE ? Math.sqrt(square) : StrictMath.hypot(x, y);
    }
}
