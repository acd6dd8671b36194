package dev.rondo.analysis.comparison;

import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;

/**
 * Distance of two spectra whose eigenvalues are matched one to one so that the sum of squared distances is least. The
 * shorter spectrum is padded with 0, the eigenvalues of units without connections.
 *
 * @param rms root of the mean squared distance of matched eigenvalues
 * @param largest largest distance of two matched eigenvalues
 * @param abscissa1 max Re lambda of the first
 * @param abscissa2 max Re lambda of the second
 * @param radius1 max |lambda| of the first
 * @param radius2 max |lambda| of the second
 */
public record SpectraDistance(
        double rms, double largest, double abscissa1, double abscissa2, double radius1, double radius2) {

    /** Distance of the spectra of two matrices. */
    static SpectraDistance of(ComplexVector a, ComplexVector b) {
        int n = Math.max(a.size(), b.size());
        Matrix squares = Matrix.build(n, n, (i, j) -> square(a, i, b, j));
        int[] partner = Assignment.of(squares);
        double sum = 0;
        double most = 0;
        for (int i = 0; i < n; i++) {
            sum += squares.get(i, partner[i]);
            most = Math.max(most, squares.get(i, partner[i]));
        }
        return new SpectraDistance(
                Math.sqrt(sum / n), Math.sqrt(most), a.maxReal(), b.maxReal(), a.maxAbs(), b.maxAbs());
    }

    private static double square(ComplexVector a, int i, ComplexVector b, int j) {
        double re = (i < a.size() ? a.re(i) : 0) - (j < b.size() ? b.re(j) : 0);
        double im = (i < a.size() ? a.im(i) : 0) - (j < b.size() ? b.im(j) : 0);
        return re * re + im * im;
    }
}
