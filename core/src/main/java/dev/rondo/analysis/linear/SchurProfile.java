package dev.rondo.analysis.linear;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.analysis.theory.TriangularAmplification;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Band;
import dev.rondo.figure.Bars;
import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Grid;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexMatrix;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Schur;
import dev.rondo.linalg.SpectralOrder;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.Setting;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The feedforward structure between the modes of a connectivity.
 *
 * <p>Two Schur forms: the real one, {@code W = Q T Q^T}, in an order of its eigenvalues that can be chosen, for weights
 * with a sign (of every Schur vector the one with a positive sum; of a conjugate pair first the one that receives more
 * from the other; the entries within a 2 x 2 block are no feedforward weights), and the complex one, by decreasing real
 * part, for what is compared with random chains. In both, mode i receives from the modes j &gt; i.
 *
 * <p>A Schur form is determined by its order alone, and so is what its first modes do: sorted by modulus, as the QR
 * algorithm leaves them roughly when nobody sorts them, the first modes of trained networks are much stronger than
 * sorted by real part.
 *
 * @param bins number of bins of the histogram of entries
 * @param order order of the eigenvalues of the real form
 */
public record SchurProfile(
        @Setting(meaning = "Bins of the histogram of entries", byDefault = "41", min = 3)
        int bins,

        @Setting(
                meaning = "Order of the eigenvalues of the real form, the largest first: real-part or modulus",
                byDefault = "real-part")
        Order order)
        implements Analysis<SchurProfile.Result> {

    /** Quantity by which eigenvalues are sorted, the largest first. */
    public enum Order {
        /** The growth of a mode. */
        REAL_PART,
        /** The size of an eigenvalue: about what LAPACK returns without sorting. */
        MODULUS;

        private Comparator<Complex> comparator() {
            return switch (this) {
                case REAL_PART -> SpectralOrder.DECREASING_REAL_PART;
                case MODULUS -> SpectralOrder.DECREASING_MODULUS;
            };
        }
    }

    /** Half the width of the histogram, in standard deviations. */
    private static final double REACH = 5;

    /** @throws IllegalArgumentException if there are fewer than 3 bins */
    public SchurProfile {
        if (bins < 3) {
            throw new IllegalArgumentException("A histogram has at least three bins: bins = " + bins);
        }
    }

    /** Profile with the eigenvalues by decreasing real part. */
    public SchurProfile(int bins) {
        this(bins, Order.REAL_PART);
    }

    /**
     * Feedforward weights and mode variances.
     *
     * @param feedforward matrix T of the real form, N x N, without diagonal blocks
     * @param offset mean weights by the distance of their modes
     * @param rowVariance variance of the weights into each mode, of the complex form: N times the mean squared modulus;
     *     0 for the last mode. A row that stands out is a mode that receives from all others
     * @param entries the law of the entries of the complex form
     * @param modeVariance the variance of every mode with eigenvalues taken as 0, source (last mode) first
     * @param expectedModeVariance expected variance of every mode of a random chain with this zeta
     * @param zeta the scale of the entries
     */
    public record Result(
            Matrix feedforward,
            Offsets offset,
            Vector rowVariance,
            Entries entries,
            Vector modeVariance,
            Vector expectedModeVariance,
            double zeta) {}

    /**
     * The entries T[i, i + d] of the real form, for d = 1, 2, ...
     *
     * @param mean mean over i
     * @param standardError standard error of the mean; 0 where there is one entry
     * @param meanAbsolute the mean of |T[i, i + d]|
     */
    public record Offsets(Vector mean, Vector standardError, Vector meanAbsolute) {}

    /**
     * Real and imaginary parts of the entries of the complex form, over their standard deviation.
     *
     * @param edge edges of the bins
     * @param density density in each bin, to compare with the standard normal density
     * @param excessKurtosis excess kurtosis; 0 for a Gaussian
     */
    public record Entries(Vector edge, Vector density, double excessKurtosis) {}

    /**
     * The profile of a connectivity.
     *
     * @throws IllegalArgumentException if the matrix is not square, not finite or has fewer than two units
     */
    public Result of(Matrix weights) {
        Generators.of(weights);
        if (weights.rows() < 2) {
            throw new IllegalArgumentException(
                    "Feedforward weights run between at least two modes: N = " + weights.rows());
        }
        Matrix real = signed(Schur.of(weights).ordered(order.comparator()));
        SchurModes modes = SchurModes.of(weights);
        ComplexMatrix feedforward = modes.feedforward();
        double zeta = Math.sqrt(modes.zetaSquared());
        return new Result(
                real,
                offsets(real),
                modes.rowVariance(),
                entries(feedforward, 0),
                reversed(modes.feedforwardVariances()),
                TriangularAmplification.modeVariances(zeta, weights.rows()),
                zeta);
    }

    /** T in the signs of the convention and without its diagonal blocks. */
    private static Matrix signed(Schur schur) {
        Matrix t = schur.triangular();
        int n = t.rows();
        int[] order = leadingPartnerFirst(t);
        Vector sums = schur.orthogonal().transpose().times(Vector.constant(n, 1));
        return Matrix.build(n, n, (i, j) -> {
            int k = order[i];
            int l = order[j];
            boolean withinBlock = j <= i || (j == i + 1 && t.get(l, k) != 0);
            double sign = sums.get(k) < 0 == sums.get(l) < 0 ? 1 : -1;
            return withinBlock ? 0 : sign * t.get(k, l);
        });
    }

    /**
     * The two vectors of a conjugate pair are determined up to their order (and sign): the one that receives more from
     * the other comes first.
     */
    private static int[] leadingPartnerFirst(Matrix t) {
        int[] order = new int[t.rows()];
        for (int k = 0; k < order.length; k++) {
            order[k] = k;
        }
        for (int k = 0; k + 1 < order.length; k++) {
            if (t.get(k + 1, k) != 0 && Math.abs(t.get(k, k + 1)) < Math.abs(t.get(k + 1, k))) {
                order[k] = k + 1;
                order[k + 1] = k;
            }
        }
        return order;
    }

    private static Offsets offsets(Matrix t) {
        int n = t.rows();
        double[] mean = new double[n - 1];
        double[] error = new double[n - 1];
        double[] absolute = new double[n - 1];
        for (int d = 1; d < n; d++) {
            int count = n - d;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < count; i++) {
                double v = t.get(i, i + d);
                sum += v;
                squares += v * v;
                absolute[d - 1] += Math.abs(v) / count;
            }
            mean[d - 1] = sum / count;
            double variance = count < 2 ? 0 : Math.max(0, squares - sum * sum / count) / (count - 1);
            error[d - 1] = Math.sqrt(variance / count);
        }
        return new Offsets(Vector.owning(mean), Vector.owning(error), Vector.owning(absolute));
    }

    /**
     * The law of the entries of a strictly upper triangular matrix.
     *
     * @param t strictly upper triangular factor of a complex Schur form, N x N
     * @param rowsLeftOut number of rows at the top to leave out, such as that of a uniform mode
     */
    public Entries entries(ComplexMatrix t, int rowsLeftOut) {
        int n = t.rows() - rowsLeftOut;
        double[] parts = new double[n * (n - 1)];
        int filled = 0;
        double second = 0;
        double fourth = 0;
        for (int k = rowsLeftOut; k < t.rows(); k++) {
            for (int l = k + 1; l < t.rows(); l++) {
                for (double part : new double[] {t.re(k, l), t.im(k, l)}) {
                    parts[filled++] = part;
                    second += square(part);
                    fourth += square(square(part));
                }
            }
        }
        double variance = second / parts.length;
        double kurtosis = variance == 0 ? 0 : fourth / parts.length / square(variance) - 3;
        return new Entries(edges(), density(parts, Math.sqrt(variance)), kurtosis);
    }

    private Vector edges() {
        double[] edges = new double[bins + 1];
        for (int k = 0; k <= bins; k++) {
            edges[k] = REACH * (2.0 * k / bins - 1);
        }
        return Vector.owning(edges);
    }

    private Vector density(double[] parts, double deviation) {
        double[] density = new double[bins];
        double width = 2 * REACH / bins;
        for (double part : parts) {
            double place = deviation == 0 ? 0 : part / deviation;
            int bin = (int) Math.floor((place + REACH) / width);
            if (bin >= 0 && bin < bins) {
                density[bin] += 1 / (width * parts.length);
            }
        }
        return Vector.owning(density);
    }

    private static Vector reversed(Vector values) {
        double[] out = new double[values.size()];
        for (int k = 0; k < out.length; k++) {
            out[k] = values.get(out.length - 1 - k);
        }
        return Vector.owning(out);
    }

    private static double square(double v) {
        return v * v;
    }

    @Override
    public Card card() {
        return Card.ofMatrix(
                        "schur", "feedforward part of the Schur form: profile, histogram, variances along the chain")
                .field(
                        "feedforward",
                        "",
                        "T",
                        "weights from mode l to mode k, of the real form without diagonal blocks")
                .field("offset", "entries T[i, i + d] by the distance d = 1, 2, ... of their modes")
                .field("offset.mean", "", "mean_i T[i, i + d]", "mean over i")
                .field("offset.standard_error", "", "", "standard error of the mean")
                .field("offset.mean_absolute", "", "mean_i |T[i, i + d]|", "mean modulus")
                .field(
                        "row_variance",
                        "",
                        "N mean_l |T[k, l]|^2",
                        "mean squared weight into each mode, of the complex form")
                .field("entries", "law of the entries of the complex form")
                .field("entries.edge", "", "", "edges of the bins, in standard deviations")
                .field("entries.density", "", "", "density of each bin; the standard normal density for a random chain")
                .field("entries.excess_kurtosis", "", "", "0 for Gaussian entries")
                .field(
                        "mode_variance",
                        "",
                        "diag X, (T - I) X + X (T - I)^H = -2 I",
                        "variance of every mode, source first")
                .field("expected_mode_variance", "", "", "the same of a random chain with this zeta")
                .field("zeta", "", "sqrt(2 |T|_F^2/(N - 1))", "scale of the entries")
                .certificate("residual", "", "|W - U (Lambda + T) U^H|/|W|", "backward error of the complex Schur form")
                .certificate("orthogonality", "", "|U^H U - I|/sqrt(N)", "departure of the Schur basis from unitarity")
                .cites("hennequin2012")
                .example("rondo analyze schur W.npy", "feedforward weights over the distance of their modes")
                .example("rondo analyze schur network.npz --figure schur.svg", "those of W_rec as a figure");
    }

    @Override
    public Answer<Result> of(Subject subject) {
        Result result = of(subject.matrix());
        return Answer.ofMatrix(result, SchurModes.of(subject.matrix()).certificate());
    }

    @Override
    public Drawing draw(Result result, Subject subject) {
        return Drawing.of(Figure.grid(
                        2,
                        weights(result.feedforward()),
                        profile(result.offset()),
                        histogram(result.entries()),
                        variances(result))
                .width(Length.mm(174))
                .height(Length.mm(140))
                .lettered()
                .described(
                        "Schur form",
                        "Feedforward weights between modes; their mean and mean modulus over the distance of the modes; the"
                                + " distribution of the entries with the normal density; variances along the chain with those of a"
                                + " random chain."));
    }

    private static Panel weights(Matrix t) {
        double largest = Math.max(t.maxAbs(), Double.MIN_NORMAL);
        return Panel.of(
                        Axis.x("from mode").wholeNumbers(),
                        Axis.y("to mode").wholeNumbers().downward())
                .with(HeatMap.of(Grid.of(t.rows(), t.columns(), t::get))
                        .over(0.5, t.columns() + 0.5, 0.5, t.rows() + 0.5)
                        .colours(ColourMap.DIVERGING)
                        .limits(-largest, largest))
                .colourBar("T");
    }

    private static Panel profile(Offsets offset) {
        double[] distance =
                IntStream.rangeClosed(1, offset.mean().size()).asDoubleStream().toArray();
        return Panel.of(Axis.x("distance of the modes").wholeNumbers(), Axis.y("feedforward weight"))
                .legend(Legend.ABOVE)
                .with(Rule.horizontal(0).colour(Colour.MUTED))
                .with(Band.around(
                                distance,
                                offset.mean().toArray(),
                                offset.standardError().toArray())
                        .colour(Palette.SKY)
                        .label("± standard error"))
                .with(Line.of(distance, offset.mean().toArray())
                        .colour(Palette.BLUE)
                        .label("mean"))
                .with(Line.of(distance, offset.meanAbsolute().toArray())
                        .colour(Palette.VERMILION)
                        .label("mean modulus"));
    }

    private static Panel histogram(Entries entries) {
        int bins = entries.density().size();
        double[] centre = new double[bins];
        double[] normal = new double[bins];
        for (int k = 0; k < bins; k++) {
            centre[k] = (entries.edge().get(k) + entries.edge().get(k + 1)) / 2;
            normal[k] = StrictMath.exp(-centre[k] * centre[k] / 2) / Math.sqrt(2 * Math.PI);
        }
        return Panel.of(
                        Axis.x("entry of T, in standard deviations"),
                        Axis.y("density").from(0))
                .legend(Legend.ABOVE)
                .with(Bars.of(
                                centre,
                                entries.density().toArray(),
                                entries.edge().get(1) - entries.edge().get(0))
                        .colour(Palette.SKY)
                        .label("entries"))
                .with(Line.of(centre, normal).colour(Palette.VERMILION).label("normal density"));
    }

    private static Panel variances(Result result) {
        double[] mode = IntStream.rangeClosed(1, result.modeVariance().size())
                .asDoubleStream()
                .toArray();
        return Panel.of(
                        Axis.x("mode, from the source").wholeNumbers(),
                        Axis.y("variance (isolated unit: 1)").log())
                .legend(Legend.ABOVE)
                .with(Line.of(mode, result.expectedModeVariance().toArray())
                        .colour(Palette.GREEN)
                        .label("random chain"))
                .with(Points.of(mode, result.modeVariance().toArray())
                        .size(3)
                        .colour(Palette.BLUE)
                        .label("this matrix"));
    }
}
