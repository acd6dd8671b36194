package dev.rondo.continuation.locus;

import dev.rondo.continuation.SolutionCurve;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.Spectrum;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Folds: the curve's equations are singular in the unknowns without the parameter. With A that square part of the
 * Jacobian, the test is the scalar g of
 *
 * <pre>
 *   [ A    b ] [ v ]   [ 0 ]
 *   [ c^T  0 ] [ g ] = [ 1 ],
 * </pre>
 *
 * a multiple of det A that is well scaled (Govaerts 2000, section 3.2). The bordering vectors b and c are the left and
 * right null vectors of the last fold, so the bordered matrix stays regular. This test serves fixed points and cycles
 * alike.
 *
 * <p>Cusps are where {@code w^T A'(v) v} vanishes, A' the derivative of A along v; Bogdanov-Takens points of a fixed
 * point (of a map: 1:1 resonances) where {@code w^T v} does.
 *
 * @param b left bordering vector, of length 1
 * @param c right bordering vector, of length 1
 * @param scale size of A at the first fold
 * @param reach size over which the curve's equations vary, in the units of the unknowns
 * @param twice type of a fixed point with a double critical eigenvalue; empty for a cycle
 */
record FoldCondition(Vector b, Vector c, double scale, double reach, Optional<SpecialType> twice) implements Condition {
    private static final double STEP = 1e-3;

    /**
     * The test at a fold.
     *
     * @param reach size of the unknowns
     */
    static FoldCondition at(SolutionCurve curve, double[] y, double reach) {
        Matrix a = square(curve, y);
        Svd svd = Svd.of(a);
        int last = a.rows() - 1;
        return new FoldCondition(
                svd.left().column(last), svd.rightTransposed().row(last), scale(curve, y), reach, twice(curve, y));
    }

    private static Optional<SpecialType> twice(SolutionCurve curve, double[] y) {
        return switch (curve.spectrum(y).kind()) {
            case FLOW -> Optional.of(SpecialType.BT);
            case MAP -> Optional.of(SpecialType.R1);
            case CYCLE -> Optional.empty();
        };
    }

    @Override
    public SpecialType type() {
        return SpecialType.LP;
    }

    /** Null vectors of a solution, from the bordered system, and the scalar g. */
    private record Null(Vector left, Vector right, double g) {
        static Null of(Matrix a, Vector b, Vector c) {
            int m = a.rows();
            Matrix bordered =
                    Matrix.build(m + 1, m + 1, (i, j) -> i < m ? j < m ? a.get(i, j) : b.get(i) : j < m ? c.get(j) : 0);
            double[] e = new double[m + 1];
            e[m] = 1;
            LinearSolve solve = LinearSolve.of(bordered);
            double[] v = solve.solve(Vector.of(e)).toArray();
            double[] w = solve.solveTransposed(Vector.of(e)).toArray();
            return new Null(Vector.of(Arrays.copyOf(w, m)), Vector.of(Arrays.copyOf(v, m)), v[m]);
        }
    }

    /** Size of the whole Jacobian: in one dimension A is 0 at a fold. */
    private static double scale(SolutionCurve curve, double[] y) {
        Matrix full = curve.jacobian(y);
        double norm = full.frobeniusNorm() / Math.sqrt(full.rows());
        return norm > 0 ? norm : 1;
    }

    private static Matrix square(SolutionCurve curve, double[] y) {
        Matrix full = curve.jacobian(y);
        return Matrix.build(full.rows(), full.rows(), full::get);
    }

    private Null nullSpace(SolutionCurve curve, double[] y) {
        return Null.of(square(curve, y), b, c);
    }

    @Override
    public double value(SolutionCurve curve, double[] y) {
        try {
            return nullSpace(curve, y).g() / scale;
        } catch (FactorisationException | IllegalArgumentException e) {
            // Two null vectors, or unknowns at which there is no Jacobian: for Newton, a place without a value.
            return Double.NaN;
        }
    }

    @Override
    public FoldCondition near(SolutionCurve curve, double[] y) {
        Null here = nullSpace(curve, y);
        return new FoldCondition(unit(here.left()), unit(here.right()), scale, reach, twice);
    }

    private static Vector unit(Vector v) {
        return v.times(1 / v.norm());
    }

    @Override
    public Spectrum others(SolutionCurve curve, double[] y) {
        Spectrum all = curve.spectrum(y);
        double critical = all.kind() == Spectrum.Kind.FLOW ? 0 : 1;
        return Spectra.without(all, Spectra.nearest(all, critical));
    }

    @Override
    public List<Further> further() {
        Further cusp = new Further(SpecialType.CP, this::quadratic);
        return twice.map(type -> List.of(cusp, new Further(type, this::overlap)))
                .orElse(List.of(cusp));
    }

    /** Overlap {@code w^T v}. */
    private double overlap(SolutionCurve curve, double[] y) {
        Null here = nullSpace(curve, y);
        return here.left().dot(here.right());
    }

    /** Quadratic coefficient {@code w^T A'(v) v}, by a difference of fourth order. */
    private double quadratic(SolutionCurve curve, double[] y) {
        Null here = nullSpace(curve, y);
        Vector v = unit(here.right());
        double h = STEP * reach;
        Vector sum = along(curve, y, v, h)
                .minus(along(curve, y, v, -h))
                .times(8)
                .minus(along(curve, y, v, 2 * h).minus(along(curve, y, v, -2 * h)));
        return here.left().dot(sum) * reach / (12 * h * scale);
    }

    private static Vector along(SolutionCurve curve, double[] y, Vector v, double h) {
        double[] moved = y.clone();
        for (int i = 0; i < v.size(); i++) {
            moved[i] += h * v.get(i);
        }
        return square(curve, moved).times(v);
    }

    @Override
    public Optional<SpecialType> together(SpecialType other, Spectrum there) {
        return switch (other) {
            case HB -> Spectra.isOscillation(there, scale) ? Optional.of(SpecialType.ZH) : Optional.empty();
            case TR -> Spectra.isOscillation(there, 1) ? Optional.of(SpecialType.LPNS) : Optional.empty();
            case PD -> Optional.of(SpecialType.LPPD);
            case BP, LP -> there.kind() == Spectrum.Kind.CYCLE ? Optional.of(SpecialType.R1) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
