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
import dev.rondo.figure.Length;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Schur;
import dev.rondo.linalg.equation.Lyapunov;
import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Entropy production of a linear network in its stationary state: how far its fluctuations are from detailed balance
 * (Nartallo-Kaluarachchi et al., Physical Review E 110, 034313, 2024).
 *
 * <p>With {@code A = W - I}, time in tau and white noise that gives an isolated unit the variance 1, the covariance obeys
 * {@code A C + C A^T = -2 I}, and {@code Q = A C + I} is antisymmetric. The stationary current has the velocity
 * {@code (A + C^-1) x}, and
 *
 * <pre>
 *   Phi = tr((A + C^-1)^T (A + C^-1) C) = sum_{i&lt;j} (W_ij - W_ji) Q_ij     nats per tau,
 * </pre>
 *
 * 0 if and only if W is symmetric. {@code Q_ji} is the area that the orbit sweeps per tau in the plane (x_i, x_j), from i
 * to j. The second form is computed: it needs no inverse of C, which is ill-conditioned near instability.
 *
 * @param pairs number of pairs of units that are reported
 */
public record EntropyProduction(
        @Setting(meaning = "Number of pairs of units reported", byDefault = "10", min = 0)
        int pairs) implements Analysis<EntropyProduction.Result> {

    /**
     * A pair of units.
     *
     * @param first index i of the first unit
     * @param second index j of the second unit, greater than i
     * @param current Q_ji, area swept per tau in the plane (x_i, x_j), positive from i to j
     * @param share contribution (W_ij - W_ji) Q_ij of the pair to the rate, nats per tau; a few may be negative
     */
    public record Pair(int first, int second, double current, double share) {}

    /**
     * Entropy production.
     *
     * @param ratePerTau Phi, nats per tau
     * @param ratePerUnit Phi/N
     * @param circulation Frobenius norm of Q
     * @param pairs pairs of units with the largest shares, descending
     * @param currents matrix of currents Q, N x N, antisymmetric
     */
    public record Result(double ratePerTau, double ratePerUnit, double circulation, List<Pair> pairs, Matrix currents) {
        public Result {
            pairs = List.copyOf(pairs);
        }
    }

    /**
     * Certificate of the rate.
     *
     * @param lyapunovResidual relative residual of the equation of C
     * @param antisymmetryError |Q + Q^T|/|Q| before its antisymmetric part is taken; 0 where Q is 0
     * @param relativeDifference difference of the two forms of Phi, relative to it; the second needs C^-1
     */
    public record Certificate(double lyapunovResidual, double antisymmetryError, double relativeDifference) {}

    private record Solved(Matrix weights, Matrix covariance, double residual, Matrix raw, Matrix currents) {
        static Solved of(Matrix weights) {
            Matrix generator = Generators.of(weights);
            Schur schur = Schur.of(generator);
            Generators.requireStable(schur, generator);
            Matrix identity = Matrix.identity(weights.rows());
            Lyapunov covariance = Lyapunov.of(schur, identity.times(2));
            Matrix raw = generator.times(covariance.solution()).plus(identity);
            Matrix currents = raw.minus(raw.transpose()).times(0.5);
            return new Solved(weights, covariance.solution(), covariance.residual(), raw, currents);
        }

        double rate() {
            double sum = 0;
            for (int i = 0; i < weights.rows(); i++) {
                for (int j = i + 1; j < weights.rows(); j++) {
                    sum += share(i, j);
                }
            }
            return sum;
        }

        double share(int i, int j) {
            return (weights.get(i, j) - weights.get(j, i)) * currents.get(i, j);
        }

        /** tr(V^T V C) with V = A + C^-1. */
        double rateByVelocity() {
            Matrix velocity = weights.minus(Matrix.identity(weights.rows()))
                    .plus(LinearSolve.of(covariance).inverse());
            return velocity.times(covariance).times(velocity.transpose()).trace();
        }
    }

    /**
     * Entropy production of a connectivity.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square, not finite or unstable
     */
    public Result of(Matrix weights) {
        return result(Solved.of(weights));
    }

    private Result result(Solved solved) {
        double rate = solved.rate();
        return new Result(
                rate,
                rate / solved.weights.rows(),
                solved.currents.frobeniusNorm(),
                strongest(solved),
                solved.currents);
    }

    private List<Pair> strongest(Solved solved) {
        List<Pair> all = new ArrayList<>();
        int n = solved.weights.rows();
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                all.add(new Pair(i, j, solved.currents.get(j, i), solved.share(i, j)));
            }
        }
        return all.stream()
                .sorted(Comparator.comparingDouble(Pair::share).reversed())
                .limit(pairs)
                .toList();
    }

    @Override
    public Card card() {
        return Card.ofMatrix(
                        "entropy-production", "broken detailed balance: entropy production and currents between units")
                .field(
                        "rate_per_tau",
                        "nats/tau",
                        "Phi = tr((A + C^-1)^T (A + C^-1) C)",
                        "entropy production in the stationary state")
                .field("rate_per_unit", "nats/tau", "Phi/N", "entropy production per unit")
                .field("circulation", "1/tau", "|Q|_F, Q = A C + I", "Frobenius norm of the matrix of currents")
                .field("pairs", "pairs of units with the largest shares, descending")
                .field("pairs.first", "index i of the first unit")
                .field("pairs.second", "index j of the second unit")
                .field("pairs.current", "1/tau", "Q_ji", "area swept per tau in the plane (x_i, x_j), from i to j")
                .field("pairs.share", "nats/tau", "(W_ij - W_ji) Q_ij", "contribution of the pair to the rate")
                .field("currents", "1/tau", "Q", "matrix of currents, antisymmetric")
                .certificate(
                        "lyapunov_residual",
                        "",
                        "|A C + C A^T + 2 I|/(2 |A| |C| + |2 I|)",
                        "relative residual of the equation of C")
                .certificate("antisymmetry_error", "", "|Q + Q^T|/|Q|", "Q is antisymmetric in exact arithmetic")
                .certificate(
                        "relative_difference",
                        "",
                        "|Phi_1 - Phi_2|/Phi",
                        "difference of the two forms of the rate, which agree in exact arithmetic")
                .note("C, A C + C A^T = -2 I with A = W - I, is the stationary covariance under white noise,"
                        + " relative to the variance of an isolated unit. The rate is 0 if and only if W is"
                        + " symmetric. Of a nonlinear network it is that of W itself, the network with all units"
                        + " active.")
                .cites("nartallo2024")
                .example("rondo analyze entropy-production W.npy", "rate of entropy production of a linear network")
                .example(
                        "rondo analyze entropy-production W.npy --set pairs=3 --json",
                        "with the three pairs that contribute most, as JSON");
    }

    @Override
    public Answer<Result> of(Subject subject) {
        Solved solved = Solved.of(subject.matrix());
        Result result = result(solved);
        double circulation = result.circulation();
        double rate = result.ratePerTau();
        return Answer.ofMatrix(
                result,
                new Certificate(
                        solved.residual,
                        circulation == 0
                                ? 0
                                : solved.raw.plus(solved.raw.transpose()).frobeniusNorm() / circulation,
                        rate == 0 ? 0 : Math.abs(solved.rateByVelocity() - rate) / rate));
    }

    @Override
    public Drawing draw(Result result, Subject subject) {
        Matrix q = result.currents();
        double largest = Math.max(q.maxAbs(), Double.MIN_NORMAL);
        Panel currents = Panel.of(
                        Axis.x("from unit").wholeNumbers(),
                        Axis.y("to unit").wholeNumbers().downward())
                .title("currents Q")
                .with(HeatMap.of(Grid.of(q.rows(), q.columns(), q::get))
                        .over(-0.5, q.columns() - 0.5, -0.5, q.rows() - 0.5)
                        .colours(ColourMap.DIVERGING)
                        .limits(-largest, largest))
                .colourBar("area per \u03c4");
        double[] rank = new double[result.pairs().size()];
        double[] share = new double[rank.length];
        for (int k = 0; k < rank.length; k++) {
            rank[k] = k + 1;
            share[k] = result.pairs().get(k).share();
        }
        Panel shares = Panel.of(
                        Axis.x("rank of the pair").wholeNumbers(),
                        Axis.y("share of \u03a6 (nats per \u03c4)").from(0))
                .title("pairs that contribute most")
                .with(Points.of(rank, share).size(5).colour(Palette.BLUE));
        return Drawing.of((rank.length == 0 ? Figure.row(currents) : Figure.row(currents, shares))
                .width(Length.mm(170))
                .height(Length.mm(75))
                .lettered()
                .described(
                        "Entropy production",
                        "Antisymmetric matrix of currents between units, and the pairs that contribute most to the"
                                + " entropy production."));
    }
}
