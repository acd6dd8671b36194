package dev.rondo.analysis.linear;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.figure.Axis;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Grid;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Schur;
import dev.rondo.linalg.SymmetricEigen;
import dev.rondo.linalg.Vector;
import dev.rondo.linalg.equation.Lyapunov;
import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gramians of {@code tau dx/dt = (W - I) x + input}: the inputs that a linear network amplifies and the outputs that
 * they become.
 *
 * <p>The controllability Gramian C, {@code A C + C A^T = -2 I} with {@code A = W - I}, is the stationary covariance
 * under white noise (an isolated unit has variance 1): its top eigenvectors are the principal patterns of the activity.
 * The observability Gramian Q, {@code A^T Q + Q A = -2 I}, weighs starting points:
 * {@code int_0^inf |x(t)|^2 dt = x0^T Q x0/2}, its top eigenvectors are the inputs that evoke most activity (Hennequin,
 * Vogels and Gerstner 2014). Their traces are equal.
 *
 * @param modes number of eigenvectors of each that are reported
 */
public record Gramians(
        @Setting(meaning = "Number of eigenvectors reported", byDefault = "5", min = 0)
        int modes) implements Analysis<Gramians.Result> {

    /** @throws IllegalArgumentException if the number of modes is negative */
    public Gramians {
        if (modes < 0) {
            throw new IllegalArgumentException("The number of reported modes is 0 or more: modes = " + modes);
        }
    }

    /**
     * Eigenvalues and leading eigenvectors of both Gramians.
     *
     * @param covarianceEigenvalues eigenvalues of C, descending
     * @param observabilityEigenvalues eigenvalues of Q, descending
     * @param patterns principal patterns of the activity, modes x N: row k is the k-th, of unit length
     * @param inputs most effective starting points, modes x N: row k is the k-th, of unit length
     * @param participationRatio the dimension of the activity over N, {@code (tr C)^2/(N tr C^2)}
     * @param meanVariance {@code tr C/N = 1 + A(W)}
     * @param residual relative residual of both equations
     */
    public record Result(
            Vector covarianceEigenvalues,
            Vector observabilityEigenvalues,
            Matrix patterns,
            Matrix inputs,
            double participationRatio,
            double meanVariance,
            double residual) {}

    /**
     * The Gramians of a connectivity.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square, not finite or unstable
     */
    public Result of(Matrix weights) {
        return result(pair(weights));
    }

    private Result result(Pair pair) {
        SymmetricEigen covariance = SymmetricEigen.of(pair.covariance);
        SymmetricEigen observability = SymmetricEigen.of(pair.observability);
        int n = pair.covariance.rows();
        return new Result(
                descending(covariance.values()),
                descending(observability.values()),
                top(covariance.vectors()),
                top(observability.vectors()),
                participationRatio(pair.covariance),
                pair.covariance.trace() / n,
                pair.residual);
    }

    /**
     * C itself: the stationary covariance under white noise, relative to the variance of an isolated unit.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square, not finite or unstable
     */
    public static Matrix covariance(Matrix weights) {
        Matrix generator = Generators.of(weights);
        Schur schur = Schur.of(generator);
        Generators.requireStable(schur, generator);
        return Lyapunov.of(schur, Matrix.identity(weights.rows()).times(2)).solution();
    }

    /** Both Gramians themselves. */
    record Pair(Matrix covariance, Matrix observability, double residual) {}

    /**
     * Solves both equations.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square, not finite or unstable
     */
    static Pair pair(Matrix weights) {
        Matrix generator = Generators.of(weights);
        Schur schur = Schur.of(generator);
        Generators.requireStable(schur, generator);
        Matrix noise = Matrix.identity(weights.rows()).times(2);
        Lyapunov covariance = Lyapunov.of(schur, noise);
        Lyapunov observability = Lyapunov.adjointOf(schur, noise);
        return new Pair(
                covariance.solution(),
                observability.solution(),
                Math.max(covariance.residual(), observability.residual()));
    }

    /** {@code (tr C)^2/(N tr C^2)}. */
    static double participationRatio(Matrix covariance) {
        double trace = covariance.trace();
        double norm = covariance.frobeniusNorm();
        return trace / norm * (trace / norm) / covariance.rows();
    }

    private static Vector descending(Vector ascending) {
        double[] out = new double[ascending.size()];
        for (int k = 0; k < out.length; k++) {
            out[k] = ascending.get(out.length - 1 - k);
        }
        return Vector.owning(out);
    }

    /** The last columns as rows, last first, each with a positive sum. */
    private Matrix top(Matrix vectors) {
        int n = vectors.rows();
        return Matrix.build(Math.min(modes, n), n, (k, i) -> vectors.get(i, n - 1 - k) * sign(vectors, n - 1 - k));
    }

    private static double sign(Matrix vectors, int column) {
        double sum = 0;
        for (int i = 0; i < vectors.rows(); i++) {
            sum += vectors.get(i, column);
        }
        return sum < 0 ? -1 : 1;
    }

    @Override
    public Card card() {
        return Card.ofMatrix(
                        "gramians", "covariance and observability: which inputs are amplified, into which patterns")
                .field("covariance_eigenvalues", "", "lambda(C)", "variances of the principal patterns, descending")
                .field(
                        "observability_eigenvalues",
                        "",
                        "lambda(Q)",
                        "energies evoked by the most effective starts, descending")
                .field("patterns", "principal patterns of the activity, one per row, of unit length")
                .field("inputs", "most effective starting points, one per row, of unit length")
                .field("participation_ratio", "", "(tr C)^2/(N tr C^2)", "dimension of the activity, over N")
                .field(
                        "mean_variance",
                        "",
                        "tr C/N = 1 + A(W)",
                        "mean stationary variance, relative to an isolated unit")
                .field("residual", "", "", "relative residual of both equations, the larger one")
                .certificate(
                        "covariance_residual",
                        "",
                        "|A C + C A^T + 2 I|/(2 |A| |C|)",
                        "relative residual of the equation of C")
                .certificate(
                        "observability_residual",
                        "",
                        "|A^T Q + Q A + 2 I|/(2 |A| |Q|)",
                        "relative residual of the equation of Q")
                .certificate("trace_difference", "", "|tr C - tr Q|/tr C", "both traces are equal in exact arithmetic")
                .note(
                        "C, A C + C A^T = -2 I with A = W - I, is the stationary covariance under white noise; Q, A^T Q + Q A = -2 I,"
                                + " weighs starting points by the activity that they evoke.")
                .cites("hennequin2012")
                .example("rondo analyze gramians W.npy", "principal patterns and most effective inputs")
                .example("rondo analyze gramians W.npy --set modes=2 --out gramians.npz", "two of each, as arrays");
    }

    @Override
    public Answer<Result> of(Subject subject) {
        Pair pair = pair(subject.matrix());
        return Answer.ofMatrix(result(pair), certificate(pair, Generators.of(subject.matrix())));
    }

    /**
     * Certificate of the Gramians.
     *
     * @param covarianceResidual relative residual of the equation of C
     * @param observabilityResidual relative residual of the equation of Q
     * @param traceDifference relative difference of the traces, which are equal in exact arithmetic
     */
    public record Certificate(double covarianceResidual, double observabilityResidual, double traceDifference) {}

    private static Certificate certificate(Pair pair, Matrix a) {
        double trace = pair.covariance.trace();
        return new Certificate(
                residual(a, pair.covariance),
                residual(a.transpose(), pair.observability),
                Math.abs(trace - pair.observability.trace()) / trace);
    }

    /** Relative residual of {@code A X + X A^T = -2 I}. */
    static double residual(Matrix a, Matrix x) {
        Matrix product = a.times(x);
        Matrix error =
                product.plus(product.transpose()).plus(Matrix.identity(a.rows()).times(2));
        return error.frobeniusNorm() / (2 * a.frobeniusNorm() * x.frobeniusNorm());
    }

    @Override
    public Drawing draw(Result result, Subject subject) {
        double[] index = IntStream.rangeClosed(1, result.covarianceEigenvalues().size())
                .asDoubleStream()
                .toArray();
        Panel values = Panel.of(
                        Axis.x("rank").wholeNumbers(),
                        Axis.y("eigenvalue (isolated unit: 1)").log())
                .legend(Legend.ABOVE)
                .with(Points.of(index, result.covarianceEigenvalues().toArray())
                        .size(4)
                        .colour(Palette.BLUE)
                        .label("covariance C"))
                .with(Points.of(index, result.observabilityEigenvalues().toArray())
                        .size(4)
                        .hollow()
                        .colour(Palette.VERMILION)
                        .label("observability Q"));
        List<Panel> panels = new ArrayList<>(List.of(values));
        if (result.patterns().rows() > 0) {
            double largest =
                    Math.max(result.patterns().maxAbs(), result.inputs().maxAbs());
            panels.add(vectors(result.patterns(), largest).title("patterns of C"));
            panels.add(vectors(result.inputs(), largest).title("inputs of Q").colourBar("weight in a unit vector"));
        }
        return Drawing.of(
                Figure.row(panels.toArray(Panel[]::new))
                        .width(Length.mm(200))
                        .height(Length.mm(70))
                        .lettered()
                        .described(
                                "Gramians",
                                "Eigenvalues of the covariance and of the observability Gramian, and their leading eigenvectors."));
    }

    private static Panel vectors(Matrix rows, double largest) {
        return Panel.of(
                        Axis.x("unit").wholeNumbers(),
                        Axis.y("rank").wholeNumbers().downward())
                .with(HeatMap.of(Grid.of(rows.rows(), rows.columns(), rows::get))
                        .over(-0.5, rows.columns() - 0.5, 0.5, rows.rows() + 0.5)
                        .colours(ColourMap.DIVERGING)
                        .limits(-largest, largest));
    }
}
