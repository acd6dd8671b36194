package dev.rondo.analysis.linear;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.Schur;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.SymmetricEigen;
import dev.rondo.linalg.TwoSidedEigen;
import dev.rondo.linalg.Vector;
import dev.rondo.linalg.equation.Lyapunov;
import dev.rondo.setting.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Optimal inputs of {@code dx/dt = A x + B u}, A = W - I, time in tau: the input of least energy that reaches a target, the
 * state that is best remembered over a delay, and the feedback that prepares a state at least cost.
 *
 * <p>Least energy to go from 0 to the target x_T in time T, with the finite Gramian {@code Wc(T) = Wc - e^(AT) Wc e^(A^T T)},
 * {@code A Wc + Wc A^T = -B B^T}:
 *
 * <pre>
 *   E = int u^T u dt = x_T^T Wc(T)^-1 x_T,   u(t) = B^T e^(A^T (T - t)) Wc(T)^-1 x_T.
 * </pre>
 *
 * <p>Loading for a delay T (Stroud, Watanabe, Suzuki, Stokes and Lengyel, PNAS 120, 2023): the initial state of unit length that leaves
 * most activity at T, the top right singular vector of e^(A T). Preparation (Kao, Sadabadi and Hennequin, Neuron 109,
 * 2021): with the prospective cost {@code A^T Q + Q A = -I}, the feedback {@code du = -B^T P (x - x*)/lambda} minimises
 * {@code int (x - x*)^T Q (x - x*) + lambda |du|^2 dt}, where {@code A^T P + P A - P B B^T P/lambda + Q = 0}.
 *
 * @param horizon T, in tau
 * @param target target state of the least-energy input; empty for the uniform one, 1/sqrt(N) for every unit
 * @param into units that the input reaches: all, or the excitatory ones of a network
 * @param penalty lambda, cost of the input in the preparation
 * @param times number of times at which the input is sampled
 */
public record OptimalInput(
        @Setting(
                meaning = "Time in which the target is reached, and delay of the loading",
                unit = "tau",
                byDefault = "1",
                min = 1e-6,
                max = 1e6)
        double horizon,

        @Setting(meaning = "Target state, one number per unit; empty for 1/sqrt(N) everywhere", byDefault = "[]")
        List<Double> target,

        @Setting(meaning = "Units that the input reaches", byDefault = "all")
        Into into,

        @Setting(meaning = "Cost of the input in the preparation", byDefault = "0.1", min = 1e-12)
        double penalty,

        @Setting(meaning = "Number of times at which the input is sampled", byDefault = "50", min = 2, max = 10000)
        int times)
        implements Analysis<OptimalInput.Result> {
    private static final int KLEINMAN = 60;

    public OptimalInput {
        target = List.copyOf(target);
    }

    /** Units that an input reaches. */
    public enum Into {
        /** Every unit has an input of its own. */
        ALL,
        /** Every excitatory unit has one. */
        EXCITATORY
    }

    /**
     * Input of least energy from 0 to the target.
     *
     * @param energy int u^T u dt
     * @param energyWithoutHurry energy in the limit of an infinite horizon
     * @param timesInTau times of the samples, in tau
     * @param input u at these times, times x inputs
     * @param state x at these times, times x N
     */
    public record Reaching(double energy, double energyWithoutHurry, Vector timesInTau, Matrix input, Matrix state) {}

    /**
     * State that is best remembered.
     *
     * @param state state of unit length that leaves most activity after the delay
     * @param activity length of the state after the delay
     * @param advantage activity over that which the slowest mode itself leaves; for one real slowest mode, else that of the
     *     leading Schur vector
     */
    public record Loading(Vector state, double activity, double advantage) {}

    /**
     * Feedback that prepares a state.
     *
     * @param traceOfCost tr P, sum of the costs of N orthogonal unit deviations
     * @param largestCost cost of the most expensive unit deviation
     * @param deviation that deviation
     * @param slowestRate largest real part of the eigenvalues of A - B B^T P/lambda, 1/tau
     * @param cost P
     */
    public record Preparation(
            double traceOfCost, double largestCost, Vector deviation, double slowestRate, Matrix cost) {}

    /**
     * Optimal inputs.
     *
     * @param reaching input of least energy
     * @param loading state that is best remembered
     * @param preparation feedback of least cost
     */
    public record Result(Reaching reaching, Loading loading, Preparation preparation) {}

    /**
     * Certificate.
     *
     * @param gramianCondition condition number of Wc(T): energies have relative errors of this times rounding
     * @param reachingError |x(T) - x_T|, by the integral of the sampled input's generator
     * @param riccatiResidual relative residual of the Riccati equation
     */
    public record Certificate(double gramianCondition, double reachingError, double riccatiResidual) {}

    private record Solved(Result result, Certificate certificate) {}

    /**
     * Optimal inputs of a connectivity whose units all have an input of their own.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square, not finite or unstable, or the target has
     *     another number of units
     */
    public Result of(Matrix weights) {
        return solved(weights, Matrix.identity(weights.rows())).result;
    }

    /** Optimal inputs of a connectivity that inputs reach through B, N x inputs. */
    Result of(Matrix weights, Matrix b) {
        return solved(weights, b).result;
    }

    private Solved solved(Matrix weights, Matrix b) {
        Matrix a = Generators.of(weights);
        Schur schur = Schur.of(a);
        Generators.requireStable(schur, a);
        Matrix propagator = MatrixExponential.of(a, horizon).value();
        Matrix endless = Lyapunov.of(schur, b.timesTranspose(b)).solution();
        Matrix finite = endless.minus(propagator.times(endless).timesTranspose(propagator))
                .symmetricPart();
        Vector goal = goal(weights.rows());
        LinearSolve gramian = LinearSolve.of(finite);
        Vector costate = gramian.solve(goal);
        Reaching reaching =
                reaching(a, b, goal, costate, LinearSolve.of(endless).solve(goal));
        Matrix q = Lyapunov.adjointOf(schur, Matrix.identity(weights.rows())).solution();
        Matrix p = riccati(schur, a, b, q);
        double miss = reaching.state.row(times - 1).minus(goal).norm();
        return new Solved(
                new Result(reaching, loading(a, propagator), preparation(a, b, p)),
                new Certificate(gramian.condition(), miss, riccatiResidual(a, b, q, p)));
    }

    private Vector goal(int n) {
        if (target.isEmpty()) {
            return Vector.constant(n, 1 / Math.sqrt(n));
        }
        if (target.size() != n) {
            throw new IllegalArgumentException("optimal-input: target must have one number per unit, " + n + ", got "
                    + target.size() + " numbers");
        }
        return Vector.of(target.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * Input and state at equal steps. State and costate obey {@code x' = A x + B B^T m, m' = -A^T m} with
     * {@code m(T) = Wc(T)^-1 x_T}: the exponential of both together gives the state.
     */
    private Reaching reaching(Matrix a, Matrix b, Vector goal, Vector costate, Vector endless) {
        int n = a.rows();
        double step = horizon / (times - 1);
        Matrix square = b.timesTranspose(b);
        Matrix back = MatrixExponential.of(a.transpose(), horizon).value();
        Matrix both = Matrix.build(2 * n, 2 * n, (i, j) -> {
            if (i < n) {
                return j < n ? a.get(i, j) : square.get(i, j - n);
            }
            return j < n ? 0 : -a.get(j - n, i - n);
        });
        Matrix stride = MatrixExponential.of(both, step).value();
        Vector first = back.times(costate);
        double[] start = new double[2 * n];
        System.arraycopy(first.toArray(), 0, start, n, n);
        Vector z = Vector.owning(start);
        double[] at = new double[times];
        double[][] u = new double[times][];
        double[][] x = new double[times][];
        for (int k = 0; k < times; k++) {
            double[] now = z.toArray();
            at[k] = k * step;
            x[k] = Arrays.copyOf(now, n);
            u[k] = b.transpose()
                    .times(Vector.of(Arrays.copyOfRange(now, n, 2 * n)))
                    .toArray();
            z = stride.times(z);
        }
        return new Reaching(goal.dot(costate), goal.dot(endless), Vector.owning(at), Matrix.of(u), Matrix.of(x));
    }

    private static Loading loading(Matrix a, Matrix propagator) {
        Svd svd = Svd.of(propagator);
        Vector slow = slowest(a);
        return new Loading(
                svd.right().column(0),
                svd.values().get(0),
                svd.values().get(0) / propagator.times(slow).norm());
    }

    /** Unit vector of the slowest mode: the real part of its eigenvector where the mode oscillates. */
    private static Vector slowest(Matrix a) {
        TwoSidedEigen eigen = TwoSidedEigen.of(a);
        int best = IntStream.range(0, a.rows())
                .reduce((i, j) ->
                        eigen.values().get(j).re() > eigen.values().get(i).re() ? j : i)
                .orElseThrow();
        Vector real = eigen.right().column(best).real();
        return real.times(1 / real.norm());
    }

    private Preparation preparation(Matrix a, Matrix b, Matrix p) {
        SymmetricEigen costs = SymmetricEigen.of(p);
        int top = p.rows() - 1;
        Matrix closed = a.minus(b.timesTranspose(b).times(p).times(1 / penalty));
        return new Preparation(
                p.trace(),
                costs.values().get(top),
                costs.vectors().column(top),
                Eigen.valuesOf(closed).maxReal(),
                p);
    }

    /** Newton's method of Kleinman (1968) from the stable open loop: a Lyapunov equation in each step. */
    private Matrix riccati(Schur open, Matrix a, Matrix b, Matrix q) {
        Matrix square = b.timesTranspose(b).times(1 / penalty);
        Matrix p = Lyapunov.adjointOf(open, q).solution();
        for (int k = 0; k < KLEINMAN; k++) {
            Matrix closed = a.minus(square.times(p));
            Matrix cost = q.plus(p.times(square).times(p)).symmetricPart();
            Matrix next = Lyapunov.adjointOf(Schur.of(closed), cost).solution();
            double change = next.minus(p).frobeniusNorm();
            p = next;
            if (change <= 4 * Math.ulp(1.0) * p.frobeniusNorm() * Math.sqrt(p.rows())) {
                break;
            }
        }
        return p;
    }

    private double riccatiResidual(Matrix a, Matrix b, Matrix q, Matrix p) {
        Matrix product = p.times(a);
        Matrix quadratic = p.times(b.timesTranspose(b)).times(p).times(1 / penalty);
        Matrix residual = product.plus(product.transpose()).minus(quadratic).plus(q);
        return residual.frobeniusNorm()
                / (2 * a.frobeniusNorm() * p.frobeniusNorm() + quadratic.frobeniusNorm() + q.frobeniusNorm());
    }

    @Override
    public Card card() {
        return Card.ofMatrix(
                        "optimal-input",
                        "inputs of least energy, states best remembered over a delay, feedback that prepares a state")
                .field("reaching", "input of least energy from 0 to the target")
                .field("reaching.energy", "", "x_T^T Wc(T)^-1 x_T", "energy int u^T u dt, time in tau")
                .field("reaching.energy_without_hurry", "", "x_T^T Wc^-1 x_T", "energy for an infinite horizon")
                .field("reaching.times_in_tau", "tau", "t", "times of the samples")
                .field("reaching.input", "", "u(t)", "input at these times, times x inputs")
                .field("reaching.state", "", "x(t)", "state at these times, times x N")
                .field("loading", "state that leaves most activity after the delay")
                .field("loading.state", "", "v_1(e^(A T))", "that state, of unit length")
                .field("loading.activity", "", "sigma_1(e^(A T))", "activity that it leaves")
                .field(
                        "loading.advantage",
                        "",
                        "sigma_1(e^(A T))/|e^(A T) r|",
                        "activity over that of the slowest mode r loaded directly")
                .field("preparation", "feedback of least cost that prepares a state")
                .field("preparation.trace_of_cost", "", "tr P", "sum of the costs of N orthogonal unit deviations")
                .field("preparation.largest_cost", "", "lambda_max(P)", "cost of the most expensive unit deviation")
                .field("preparation.deviation", "that deviation, of unit length")
                .field(
                        "preparation.slowest_rate",
                        "1/tau",
                        "max Re lambda(A - B B^T P/lambda)",
                        "slowest rate of the closed loop")
                .field("preparation.cost", "", "P", "matrix of costs, N x N")
                .certificate(
                        "gramian_condition", "", "cond(Wc(T))", "energies have relative errors of this times rounding")
                .certificate(
                        "reaching_error", "", "|x(T) - x_T|", "distance from the target at the end of the sampled path")
                .certificate(
                        "riccati_residual",
                        "",
                        "|A^T P + P A - P B B^T P/lambda + Q| relative",
                        "residual of the Riccati equation")
                .note("Gramians here obey A Wc + Wc A^T = -B B^T, A = W - I: half of those of `gramians`, whose"
                        + " noise is 2 I.")
                .cites("kao2021", "stroud2023")
                .example("rondo analyze optimal-input W.npy", "least energy to a uniform state in one time constant")
                .example(
                        "rondo analyze optimal-input W.npy --set horizon=5 --out input.npz",
                        "in five time constants, with the input as an array");
    }

    @Override
    public Answer<Result> of(Subject subject) {
        Matrix weights = subject.matrix();
        Matrix b = switch (into) {
            case ALL -> Matrix.identity(weights.rows());
            case EXCITATORY -> excitatory(subject);
        };
        Solved solved = solved(weights, b);
        return Answer.ofMatrix(solved.result, solved.certificate);
    }

    private static Matrix excitatory(Subject subject) {
        int n = subject.matrix().rows();
        int[] units = IntStream.range(0, n)
                .filter(i -> subject.network().population().isExcitatory(i))
                .toArray();
        return Matrix.build(n, units.length, (i, k) -> units[k] == i ? 1 : 0);
    }

    @Override
    public Drawing draw(Result result, Subject subject) {
        return Drawing.of(OptimalInputFigure.of(result));
    }
}
