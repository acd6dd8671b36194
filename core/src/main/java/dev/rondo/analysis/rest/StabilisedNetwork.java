package dev.rondo.analysis.rest;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.attractor.About;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fixed point of a network against a constant input to all units: rates, stability, variability and paradoxical
 * inhibition, as in the stabilised supralinear network (Ahmadian, Rubin and Miller, Neural Computation 25, 2013; Hennequin,
 * Ahmadian, Rubin, Lengyel and Miller, Neuron 98, 846, 2018).
 *
 * <p>At each input h the fixed point x* of {@code T dx/dt = -x + W phi(x) + h} is continued from the one before. Small
 * fluctuations obey the linearised flow J = T^-1 (W Phi' - I) under noise that gives an isolated unit the standard
 * deviation sigma_i: white ({@code J C + C J^T = -2 T^-1 diag(sigma^2)}), or with a correlation time tau_n, an
 * Ornstein-Uhlenbeck input of variance {@code sigma_i^2 (1 + tau_i/tau_n)}.
 *
 * <p>Inhibition is paradoxical where more input to the inhibitory units lowers their mean rate: with
 * {@code dx/dh_I = (I - W Phi')^-1 1_I}, {@code d mean r_I/dh_I = mean over I of phi'(x_i) dx_i/dh_I < 0}.
 *
 * @param from smallest input
 * @param to largest input
 * @param points number of inputs
 * @param noiseE standard deviation of an isolated excitatory unit (and of units without a sign)
 * @param noiseI standard deviation of an isolated inhibitory unit
 * @param noiseTime correlation time of the noise; 0 for white noise
 */
public record StabilisedNetwork(
        @Setting(meaning = "Smallest input to all units", byDefault = "0")
        double from,

        @Setting(meaning = "Largest input to all units", byDefault = "15")
        double to,

        @Setting(meaning = "Number of inputs", byDefault = "61", min = 2, max = 100000)
        int points,

        @Setting(meaning = "Standard deviation of an isolated excitatory unit", byDefault = "0.2", min = 0)
        double noiseE,

        @Setting(meaning = "Standard deviation of an isolated inhibitory unit", byDefault = "0.1", min = 0)
        double noiseI,

        @Setting(meaning = "Correlation time of the noise; 0 for white noise", unit = "ms", byDefault = "50", min = 0)
        Time noiseTime)
        implements Analysis<StabilisedNetwork.Result> {

    /** @throws IllegalArgumentException if the inputs do not increase */
    public StabilisedNetwork {
        if (!(to > from)) {
            throw new IllegalArgumentException("stabilised: to must be greater than from, got " + from + " and " + to);
        }
    }

    /**
     * Fixed point at one input.
     *
     * @param input input h to all units
     * @param state fixed point x*, N
     * @param rateE mean rate of the excitatory units
     * @param rateI mean rate of the inhibitory units
     * @param slowestPerS largest real part of the eigenvalues of J, 1/s
     * @param varianceE mean variance of the states of the excitatory units
     * @param varianceI mean variance of the states of the inhibitory units
     * @param inhibitoryResponse d mean r_I/dh_I
     */
    public record Level(
            double input,
            Vector state,
            double rateE,

            @MissingBecause("no unit is inhibitory") @Nullable
            Double rateI,

            double slowestPerS,

            @MissingBecause("the fixed point is unstable") @Nullable
            Double varianceE,

            @MissingBecause("the fixed point is unstable, or no unit is inhibitory") @Nullable
            Double varianceI,

            @MissingBecause("no unit is inhibitory") @Nullable
            Double inhibitoryResponse) {
        boolean isParadoxical() {
            Double response = inhibitoryResponse;
            return response != null && response < 0;
        }
    }

    /**
     * Fixed points against the input.
     *
     * @param levels fixed points at all inputs, ascending, as far as there is one
     * @param inputOfLargestVariance input at which the excitatory units vary most
     * @param largestVariance mean variance of the excitatory units there
     * @param quenching that variance over the one at the largest input
     * @param paradoxicalFrom smallest input from which on inhibition is paradoxical
     */
    public record Result(
            List<Level> levels,

            @MissingBecause("no fixed point is stable") @Nullable
            Double inputOfLargestVariance,

            @MissingBecause("no fixed point is stable") @Nullable
            Double largestVariance,

            @MissingBecause("the fixed point at the largest input is unstable") @Nullable
            Double quenching,

            @MissingBecause("the sign of the response does not change from above 0 to below 0") @Nullable
            Double paradoxicalFrom) {
        public Result {
            levels = List.copyOf(levels);
        }
    }

    /**
     * Certificate.
     *
     * @param largestResidual largest |F(x*)| over the inputs, per tau
     * @param lyapunovResidual largest relative residual of the equations of the covariance
     * @param reached largest input with a fixed point
     */
    public record Certificate(double largestResidual, double lyapunovResidual, double reached) {}

    /**
     * Fixed points of a network against the input, from the attractor of its initial state on.
     *
     * @throws IllegalArgumentException if none is found at the smallest input
     */
    public Result of(RateNetwork network) {
        return result(branch(network, network.initialState()));
    }

    private StabilisedBranch branch(RateNetwork network, Vector start) {
        return new StabilisedBranch(network, start, this);
    }

    private Result result(StabilisedBranch branch) {
        List<Level> levels = new ArrayList<>();
        for (int k = 0; k < points; k++) {
            double input = from + (to - from) * k / (points - 1);
            if (!branch.follow(input)) {
                if (k == 0) {
                    throw new IllegalArgumentException("stabilised: no fixed point was found at the smallest input, "
                            + from + "; begin elsewhere (--set from=...)");
                }
                break;
            }
            levels.add(branch.level());
        }
        Double peak = inputOfLargestVariance(levels, branch);
        Double largest = peak == null ? null : branch.at(peak, levels).varianceE();
        Double last = levels.size() < points ? null : levels.getLast().varianceE();
        return new Result(
                levels,
                peak,
                largest,
                largest == null || last == null ? null : largest / last,
                paradoxicalFrom(levels, branch));
    }

    /** Largest variance on the grid, refined by golden sections between its neighbours. */
    private static @Nullable Double inputOfLargestVariance(List<Level> levels, StabilisedBranch branch) {
        int best = -1;
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < levels.size(); k++) {
            Double variance = levels.get(k).varianceE();
            if (variance != null && variance > largest) {
                largest = variance;
                best = k;
            }
        }
        if (best < 0) {
            return null;
        }
        if (best == 0 || best == levels.size() - 1) {
            return levels.get(best).input();
        }
        return branch.maximum(levels.get(best - 1), levels.get(best + 1));
    }

    /** Where the response of the inhibitory units changes its sign from above 0 to below 0 first, by bisection. */
    private static @Nullable Double paradoxicalFrom(List<Level> levels, StabilisedBranch branch) {
        for (int k = 1; k < levels.size(); k++) {
            if (levels.get(k).isParadoxical() && !levels.get(k - 1).isParadoxical()) {
                return branch.signChange(levels.get(k - 1), levels.get(k));
            }
        }
        return null;
    }

    @Override
    public Card card() {
        return Card.ofNetwork(
                        "stabilised",
                        "fixed point against input: rates, variability and paradoxical inhibition",
                        Card.Material.NETWORK,
                        About.FLOW)
                .field("levels", "fixed points at all inputs, ascending, as far as there is one")
                .field("levels.input", "", "h", "input to all units")
                .field("levels.state", "", "x*", "fixed point")
                .field("levels.rate_e", "", "mean phi(x_E)", "mean rate of the excitatory units")
                .field("levels.rate_i", "", "mean phi(x_I)", "mean rate of the inhibitory units")
                .field("levels.slowest_per_s", "1/s", "max Re lambda(J)", "slowest rate of the linearised flow")
                .field("levels.variance_e", "", "mean C_ii over E", "mean variance of the excitatory units")
                .field("levels.variance_i", "", "mean C_ii over I", "mean variance of the inhibitory units")
                .field(
                        "levels.inhibitory_response",
                        "",
                        "d mean r_I/dh_I",
                        "response of inhibition to its own input: negative where it is paradoxical")
                .field("input_of_largest_variance", "", "h", "input at which the excitatory units vary most")
                .field("largest_variance", "", "mean C_ii over E", "mean variance there")
                .field("quenching", "", "", "that variance over the one at the largest input")
                .field("paradoxical_from", "", "h", "smallest input from which on inhibition is paradoxical")
                .certificate("largest_residual", "", "max |tau F(x*)|", "largest residual of a fixed point")
                .certificate("lyapunov_residual", "", "", "largest relative residual of the covariance's equation")
                .certificate("reached", "", "h", "largest input with a fixed point")
                .note("The input is added to the bias of every unit. Variances are of the linearised flow: where"
                        + " they are of the order of the distance from a threshold they are rough.")
                .cites("ahmadian2013", "hennequin2018")
                .example("rondo analyze stabilised network.npz", "fixed point for inputs from 0 to 15")
                .example(
                        "rondo analyze stabilised network.npz --set to=2 --set points=5 --json",
                        "for five inputs up to 2, as JSON");
    }

    @Override
    public Answer<Result> of(Subject subject) {
        StabilisedBranch branch = branch(subject.network(), subject.network().initialState());
        Result result = result(branch);
        return Answer.about(
                About.FLOW,
                result,
                new Certificate(branch.largestResidual(), branch.lyapunovResidual(), branch.reached()));
    }

    @Override
    public Drawing draw(Result result, Subject subject) {
        return StabilisedFigure.of(result);
    }
}
