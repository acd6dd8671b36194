package dev.rondo.analysis.linear;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.analysis.theory.DaleSpectrum;
import dev.rondo.analysis.theory.EllipticLaw;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Schur;
import dev.rondo.linalg.SpectralOrder;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Modes of {@code tau dx/dt = (W - I) x}, beside those of a random network with weights of the same strength.
 *
 * <p>Every column loses its mean, which leaves the bulk J: radius {@code R0 = ||J||_F/sqrt(N)}, correlation of
 * reciprocal weights {@code tau = tr J^2/||J||_F^2} (0: disc, Girko 1984; otherwise an ellipse, Sommers et al. 1988).
 * Where every column has one sign, the radial density for unequal excitatory and inhibitory columns is compared as well
 * (Rajan and Abbott 2006).
 *
 * @param tau the time constant of a unit
 */
public record MatrixSpectrum(
        @Setting(meaning = "Time constant of a unit", byDefault = "50", unit = "ms")
        Time tau) implements Analysis<MatrixSpectrum.Result> {

    /** Radii, over R0, at which the number of eigenvalues is compared with theory. */
    private static final int RADII = 20;

    /** Points along the outline of the ellipse. */
    private static final int OUTLINE = 180;

    /** @throws IllegalArgumentException if tau is not positive */
    public MatrixSpectrum {
        if (!(tau.seconds() > 0)) {
            throw new IllegalArgumentException("A time constant is positive: tau = " + tau);
        }
    }

    /**
     * Modes and their comparison with random networks; the vectors are in the order of decreasing real part.
     *
     * @param re real parts of the eigenvalues of W
     * @param im imaginary parts of the eigenvalues of W
     * @param growthRate {@code (Re lambda - 1)/tau}, per second; a mode grows where it is positive
     * @param frequency {@code |Im lambda|/(2 pi tau)}, hertz
     * @param spectralAbscissa {@code max Re lambda}
     * @param spectralRadius {@code max |lambda|}
     * @param growing number of growing modes
     * @param bulk ellipse of a random network with these weights
     * @param columns radial density of networks with excitatory and inhibitory columns; null if a column is mixed
     * @param outliers eigenvalues outside the ellipse by more than {@code 3/sqrt(N)} of its size, farthest first
     */
    public record Result(
            Vector re,
            Vector im,
            Vector growthRate,
            Vector frequency,
            double spectralAbscissa,
            double spectralRadius,
            int growing,
            Bulk bulk,

            @MissingBecause("a column of W has weights of both signs, or there is one type only") @Nullable
            Columns columns,

            List<Outlier> outliers) {
        public Result {
            outliers = List.copyOf(outliers);
        }
    }

    /**
     * The ellipse of a random network with these weights.
     *
     * @param radius spectral radius R0 of independent weights
     * @param correlation correlation tau of reciprocal weights
     * @param realHalfAxis half-axis {@code R0 (1 + tau)} along the real axis
     * @param imaginaryHalfAxis half-axis {@code R0 (1 - tau)} along the imaginary axis
     * @param zeta the scale of its feedforward weights, {@code R0 sqrt(1 - tau^2)}
     */
    public record Bulk(double radius, double correlation, double realHalfAxis, double imaginaryHalfAxis, double zeta) {}

    /**
     * Excitatory and inhibitory columns.
     *
     * @param excitatoryFraction fraction f of excitatory columns among those that have weights
     * @param dominance ratio gamma of the root mean square of inhibitory to that of excitatory columns, means
     *     subtracted
     * @param radius radii over R0
     * @param measured measured fraction of eigenvalues within each radius
     * @param predicted fraction predicted by {@link DaleSpectrum}
     */
    public record Columns(
            double excitatoryFraction, double dominance, Vector radius, Vector measured, Vector predicted) {}

    /**
     * An eigenvalue outside the bulk.
     *
     * @param re real part of the eigenvalue
     * @param im imaginary part of the eigenvalue
     * @param distance distance from 0 over that of the edge of the ellipse in its direction
     */
    public record Outlier(double re, double im, double distance) {}

    /**
     * The spectrum of a connectivity.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public Result of(Matrix weights) {
        return of(weights, Schur.of(checked(weights)).eigenvalues());
    }

    private static Matrix checked(Matrix weights) {
        Generators.of(weights);
        return weights;
    }

    private Result of(Matrix weights, ComplexVector eigenvalues) {
        ComplexVector values = eigenvalues.sorted(SpectralOrder.DECREASING_REAL_PART);
        int n = values.size();
        double[] growth = new double[n];
        double[] frequency = new double[n];
        int growing = 0;
        for (int k = 0; k < n; k++) {
            growth[k] = (values.re(k) - 1) / tau.seconds();
            frequency[k] = Math.abs(values.im(k)) / (2 * Math.PI * tau.seconds());
            growing += growth[k] > 0 ? 1 : 0;
        }
        Matrix centred = withoutColumnMeans(weights);
        Bulk bulk = bulk(centred);
        return new Result(
                values.real(),
                values.imaginary(),
                Vector.owning(growth),
                Vector.owning(frequency),
                values.maxReal(),
                values.maxAbs(),
                growing,
                bulk,
                columns(weights, centred, values, bulk.radius),
                outliers(values, bulk));
    }

    private static Matrix withoutColumnMeans(Matrix w) {
        int n = w.rows();
        Vector means = w.transpose().times(Vector.constant(n, 1.0 / n));
        return Matrix.build(n, n, (i, j) -> w.get(i, j) - means.get(j));
    }

    private static Bulk bulk(Matrix centred) {
        double norm = centred.frobeniusNorm();
        double radius = norm / Math.sqrt(centred.rows());
        double correlation = norm == 0 ? 0 : Math.clamp(centred.times(centred).trace() / norm / norm, -1, 1);
        EllipticLaw law = new EllipticLaw(radius, correlation);
        return new Bulk(radius, correlation, law.realHalfAxis(), law.imaginaryHalfAxis(), law.zeta());
    }

    private static List<Outlier> outliers(ComplexVector values, Bulk bulk) {
        double allowed = 1 + 3 / Math.sqrt(values.size());
        List<Outlier> outliers = new ArrayList<>();
        for (Complex z : values.stream().toList()) {
            double distance = Math.hypot(over(z.re(), bulk.realHalfAxis), over(z.im(), bulk.imaginaryHalfAxis));
            if (distance > allowed && Double.isFinite(distance)) {
                outliers.add(new Outlier(z.re(), z.im(), distance));
            }
        }
        outliers.sort(java.util.Comparator.comparingDouble(Outlier::distance).reversed());
        return outliers;
    }

    private static double over(double part, double halfAxis) {
        return part == 0 ? 0 : part / halfAxis;
    }

    private static @Nullable Columns columns(Matrix weights, Matrix centred, ComplexVector values, double scale) {
        ColumnTypes types = ColumnTypes.of(weights, centred);
        if (types == null || scale == 0) {
            return null;
        }
        DaleSpectrum theory = new DaleSpectrum(types.excitatoryFraction(), types.dominance());
        double[] radius = new double[RADII];
        double[] measured = new double[RADII];
        double[] predicted = new double[RADII];
        for (int k = 0; k < RADII; k++) {
            double r = (k + 1.0) / RADII;
            radius[k] = r;
            measured[k] =
                    (double) values.stream().filter(z -> z.abs() <= r * scale).count() / values.size();
            predicted[k] = theory.cumulative(r);
        }
        return new Columns(
                types.excitatoryFraction(),
                types.dominance(),
                Vector.owning(radius),
                Vector.owning(measured),
                Vector.owning(predicted));
    }

    /** Columns of one sign each, of both signs together. */
    private record ColumnTypes(double excitatoryFraction, double dominance) {
        static @Nullable ColumnTypes of(Matrix weights, Matrix centred) {
            int[] count = new int[2];
            double[] squares = new double[2];
            for (int j = 0; j < weights.columns(); j++) {
                double low = 0;
                double high = 0;
                double square = 0;
                for (int i = 0; i < weights.rows(); i++) {
                    low = Math.min(low, weights.get(i, j));
                    high = Math.max(high, weights.get(i, j));
                    square += centred.get(i, j) * centred.get(i, j);
                }
                if (low < 0 && high > 0) {
                    return null;
                }
                if (low < 0 || high > 0) {
                    int type = high > 0 ? 0 : 1;
                    count[type]++;
                    squares[type] += square;
                }
            }
            if (count[0] == 0 || count[1] == 0 || squares[0] == 0 || squares[1] == 0) {
                return null;
            }
            return new ColumnTypes(
                    (double) count[0] / (count[0] + count[1]),
                    Math.sqrt(squares[1] / count[1] / (squares[0] / count[0])));
        }
    }

    @Override
    public Card card() {
        return Card.ofMatrix(
                        "matrix-spectrum", "eigenvalues of any matrix, with disc, ellipse, Dale density and outliers")
                .field("re", "", "Re lambda", "real parts of the eigenvalues of W, by decreasing real part")
                .field("im", "", "Im lambda", "imaginary parts of the eigenvalues of W")
                .field("growth_rate", "1/s", "(Re lambda - 1)/tau", "growth rate of each mode")
                .field("frequency", "Hz", "|Im lambda|/(2 pi tau)", "frequency of each mode")
                .field("spectral_abscissa", "", "max Re lambda", "spectral abscissa")
                .field("spectral_radius", "", "max |lambda|", "spectral radius")
                .field("growing", "", "#{Re lambda > 1}", "number of modes that grow")
                .field("bulk", "ellipse of a random matrix with weights of this strength (Sommers et al. 1988)")
                .field("bulk.radius", "", "R0 = |J|_F/sqrt(N)", "radius; J is W without its column means")
                .field("bulk.correlation", "", "tau = tr J^2/|J|_F^2", "correlation of reciprocal weights")
                .field("bulk.real_half_axis", "", "R0 (1 + tau)", "half axis along the real axis")
                .field("bulk.imaginary_half_axis", "", "R0 (1 - tau)", "half axis along the imaginary axis")
                .field("bulk.zeta", "", "R0 sqrt(1 - tau^2)", "scale of the feedforward weights of the random matrix")
                .field("columns", "radial density of excitatory and inhibitory columns (Rajan and Abbott 2006)")
                .field("columns.excitatory_fraction", "", "f", "fraction of the columns that are excitatory")
                .field(
                        "columns.dominance",
                        "",
                        "gamma",
                        "root mean square of inhibitory over that of excitatory columns")
                .field("columns.radius", "", "|lambda|/R0", "radii at which measured and predicted are compared")
                .field("columns.measured", "", "", "fraction of the eigenvalues within each radius")
                .field("columns.predicted", "", "", "the same by the theory for unequal columns")
                .field("outliers", "eigenvalues outside of the ellipse, farthest first")
                .field("outliers.re", "", "Re lambda", "real part")
                .field("outliers.im", "", "Im lambda", "imaginary part")
                .field("outliers.distance", "", "", "distance from 0 over that of the ellipse in the same direction")
                .certificate(
                        "residual",
                        "",
                        "|W - Q T Q^T|/|W|",
                        "the eigenvalues are exact for a matrix that differs by so much")
                .certificate(
                        "orthogonality", "", "|Q^T Q - I|/sqrt(N)", "departure of the Schur vectors from orthogonality")
                .example("rondo analyze matrix-spectrum W.npy", "eigenvalues against random matrix theory")
                .example(
                        "rondo analyze matrix-spectrum W.npy --figure spectrum.svg --set tau_ms=20",
                        "the same as a figure, with another time constant");
    }

    @Override
    public Answer<Result> of(Subject subject) {
        Schur schur = Schur.of(checked(subject.matrix()));
        return Answer.ofMatrix(of(subject.matrix(), schur.eigenvalues()), schur.certificate());
    }

    @Override
    public Drawing draw(Result result, Subject subject) {
        double[] angle = IntStream.rangeClosed(0, OUTLINE)
                .mapToDouble(k -> 2 * Math.PI * k / OUTLINE)
                .toArray();
        Bulk bulk = result.bulk();
        Panel plane = Panel.of(Axis.x("Re λ"), Axis.y("Im λ"))
                .equalAspect()
                .legend(Legend.ABOVE)
                .with(Rule.vertical(1).solid().colour(Palette.VERMILION).label("Re λ = 1"))
                .with(Line.of(
                                Arrays.stream(angle)
                                        .map(a -> bulk.realHalfAxis() * StrictMath.cos(a))
                                        .toArray(),
                                Arrays.stream(angle)
                                        .map(a -> bulk.imaginaryHalfAxis() * StrictMath.sin(a))
                                        .toArray())
                        .colour(Palette.GREEN)
                        .label("random matrix of this strength"))
                .with(Points.of(result.re().toArray(), result.im().toArray())
                        .size(4)
                        .colour(Palette.BLUE)
                        .label("eigenvalue of W"));
        if (!result.outliers().isEmpty()) {
            plane = plane.with(Points.of(
                            result.outliers().stream().mapToDouble(Outlier::re).toArray(),
                            result.outliers().stream().mapToDouble(Outlier::im).toArray())
                    .size(8)
                    .hollow()
                    .colour(Palette.VERMILION)
                    .label("outlier"));
        }
        return Drawing.of(Figure.row(plane, result.columns() == null ? modes(result) : radial(result.columns()))
                .width(Length.mm(174))
                .height(Length.mm(85))
                .lettered()
                .described(
                        "Spectrum of a matrix",
                        "Eigenvalues in the complex plane with the ellipse of a random matrix, and either the growth rates and"
                                + " frequencies of the modes or their radial distribution with its theory."));
    }

    private static Panel modes(Result result) {
        return Panel.of(Axis.x("growth rate", "1/s"), Axis.y("frequency", "Hz").from(0))
                .with(Rule.vertical(0).solid().colour(Palette.VERMILION))
                .with(Points.of(
                                result.growthRate().toArray(),
                                result.frequency().toArray())
                        .size(4)
                        .colour(Palette.BLUE));
    }

    private static Panel radial(Columns columns) {
        double[] radius = columns.radius().toArray();
        return Panel.of(
                        Axis.x("radius |λ|/R_{0}").range(0, 1),
                        Axis.y("fraction of eigenvalues within").range(0, 1))
                .legend(Legend.ABOVE)
                .with(Line.of(radius, columns.predicted().toArray())
                        .colour(Palette.GREEN)
                        .label("theory for unequal columns"))
                .with(Points.of(radius, columns.measured().toArray())
                        .size(4)
                        .colour(Palette.BLUE)
                        .label("measured"));
    }
}
