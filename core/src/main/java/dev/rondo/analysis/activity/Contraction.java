package dev.rondo.analysis.activity;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.attractor.About;
import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkMap;
import dev.rondo.network.RateForm;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finite-time growth of perturbations of a network along its trajectory: reactivity, finite-time Lyapunov exponents and
 * contraction (Nazerian, Sorrentino and Aminzare, arXiv 2410.23435, 2024).
 *
 * <p>With M_T the product of the map's Jacobians J(x_t) over a time T, the finite-time exponent is
 * {@code ln sigma_1(M_T)/T}: for one step it is the reactivity, for long times the largest Lyapunov exponent. A network
 * whose reactivity is negative everywhere contracts: all its trajectories under one input come together. Sufficient for a
 * network of one time constant and of slopes up to s is {@code s |W|_2 < 1}.
 *
 * @param horizons times T over which perturbations are followed from the beginning of the trial
 */
public record Contraction(
        @Setting(
                meaning = "Times over which perturbations are followed from the beginning of the trial",
                unit = "ms",
                byDefault = "[10, 20, 50, 100, 200, 500, 1000]")
        List<Time> horizons)
        implements Analysis<Contraction.Result> {

    /** @throws IllegalArgumentException if there is no horizon, or one is not positive */
    public Contraction {
        horizons = List.copyOf(horizons);
        if (horizons.isEmpty() || horizons.stream().anyMatch(t -> !(t.seconds() > 0))) {
            throw new IllegalArgumentException("contraction.horizons must have at least one time > 0, got " + horizons);
        }
    }

    /**
     * Growth over a time.
     *
     * @param time T, in whole steps
     * @param gain sigma_1(M_T), largest growth of a perturbation of the initial state
     * @param exponentPerS ln sigma_1(M_T)/T
     */
    public record Growth(Time time, double gain, double exponentPerS) {}

    /**
     * Growth of perturbations along a trajectory.
     *
     * @param growth growth over each horizon
     * @param largestReactivityPerS largest ln sigma_1(J_t)/dt along the trajectory
     * @param reactivityPerS reactivity at every step, 1/s
     * @param weightNorm |W|_2
     * @param contractsEverywhere true if every step along the trajectory contracts in the Euclidean norm
     */
    public record Result(
            List<Growth> growth,
            double largestReactivityPerS,
            Vector reactivityPerS,
            double weightNorm,
            boolean contractsEverywhere) {
        public Result {
            growth = List.copyOf(growth);
        }
    }

    /**
     * Certificate of the growth.
     *
     * @param volumeError |sum_i ln sigma_i(M) - sum_t ln |det J_t|| over the first horizon, relative to N; 0 where a
     *     Jacobian is singular
     */
    public record Certificate(double volumeError) {}

    private record Followed(Result result, Certificate certificate) {}

    /**
     * Growth along the trajectory that begins at the network's initial state.
     *
     * @param input input of the trial, T x N_in; what is longer is played at rest
     */
    public Result of(RateNetwork network, Matrix input) {
        return followed(network, input).result;
    }

    private Followed followed(RateNetwork network, Matrix input) {
        Time dt = network.dt();
        int[] steps = horizons.stream()
                .mapToInt(t -> Math.max(1, (int) Math.round(t.in(dt))))
                .sorted()
                .distinct()
                .toArray();
        int last = steps[steps.length - 1];
        Matrix x =
                Simulator.of(network).run(input, Math.max(last, input.rows())).x();
        EulerMap map = NetworkMap.atRest(network);
        Matrix product = Matrix.identity(network.units());
        double[] reactivity = new double[last];
        List<Growth> growth = new ArrayList<>();
        double volume = 0;
        double volumeError = 0;
        for (int t = 0; t < last; t++) {
            double[] state =
                    t == 0 ? network.initialState().toArray() : x.row(t - 1).toArray();
            Matrix jacobian = map.jacobian(state);
            reactivity[t] = Math.log(Svd.norm(jacobian)) / dt.seconds();
            product = jacobian.times(product);
            volume += growth.isEmpty() ? logVolume(jacobian) : 0;
            if (t + 1 == steps[growth.size()]) {
                if (growth.isEmpty()) {
                    volumeError = volumeError(product, volume);
                }
                growth.add(growth(product, dt.times(t + 1)));
            }
        }
        double largest = Arrays.stream(reactivity).max().orElseThrow();
        return new Followed(
                new Result(growth, largest, Vector.owning(reactivity), Svd.norm(network.recurrent()), largest < 0),
                new Certificate(volumeError));
    }

    private static Growth growth(Matrix product, Time time) {
        double gain = Svd.norm(product);
        return new Growth(time, gain, Math.log(gain) / time.seconds());
    }

    private static double logVolume(Matrix jacobian) {
        try {
            return LinearSolve.of(jacobian).logAbsDeterminant();
        } catch (FactorisationException singular) {
            return Double.NEGATIVE_INFINITY;
        }
    }

    private static double volumeError(Matrix product, double volume) {
        if (!Double.isFinite(volume)) {
            return 0;
        }
        double sum =
                Arrays.stream(Svd.valuesOf(product).toArray()).map(Math::log).sum();
        return Math.abs(sum - volume) / product.rows();
    }

    @Override
    public Card card() {
        return Card.ofNetwork(
                        "contraction",
                        "growth of perturbations along the trajectory: reactivity, finite-time exponents",
                        Card.Material.TRIAL,
                        About.MAP)
                .field("growth", "growth of perturbations of the initial state over each horizon")
                .field("growth.time_s", "s", "T", "horizon, in whole steps")
                .field("growth.gain", "", "sigma_1(M_T)", "largest growth of a perturbation")
                .field("growth.exponent_per_s", "1/s", "ln sigma_1(M_T)/T", "finite-time Lyapunov exponent")
                .field(
                        "largest_reactivity_per_s",
                        "1/s",
                        "max_t ln sigma_1(J_t)/dt",
                        "largest growth rate of a perturbation in one step")
                .field("reactivity_per_s", "1/s", "ln sigma_1(J_t)/dt", "reactivity at every step")
                .field(
                        "weight_norm",
                        "",
                        "|W|_2",
                        "below 1 over the largest slope the network contracts under any input")
                .field("contracts_everywhere", "", "", "true if every step along the trajectory contracts")
                .certificate(
                        "volume_error",
                        "",
                        "|sum_i ln sigma_i(M) - sum_t ln |det J_t||/N",
                        "volumes by both ways agree in exact arithmetic")
                .note("M_T is the product of the map's Jacobians from the beginning of the trial on. The exponent of"
                        + " one step is the reactivity, that of long times the largest Lyapunov exponent.")
                .cites("nazerian2024")
                .example("rondo analyze contraction network.npz", "growth of perturbations in the learned trial")
                .example(
                        "rondo analyze contraction network.npz --set horizons_ms=[100,3000]",
                        "over a tenth of a second and three seconds");
    }

    @Override
    public Answer<Result> of(Subject subject) {
        RateForm.requireStates(
                subject.network(), "Contraction", "y = W r + W_in u + b obeys the x-form under a constant input alone");
        Followed followed = followed(subject.network(), subject.input());
        return Answer.about(About.MAP, followed.result, followed.certificate);
    }

    @Override
    public Drawing draw(Result result, Subject subject) {
        double dt = subject.network().dt().seconds();
        double[] t = new double[result.reactivityPerS().size()];
        for (int k = 0; k < t.length; k++) {
            t[k] = k * dt;
        }
        Panel reactivity = Panel.of(Axis.x("time", "s").from(0), Axis.y("reactivity", "1/s"))
                .with(Rule.horizontal(0))
                .with(Line.of(t, result.reactivityPerS().toArray()).colour(Palette.BLUE));
        Panel exponents = Panel.of(Axis.x("horizon", "s").log(), Axis.y("finite-time exponent", "1/s"))
                .with(Rule.horizontal(0))
                .with(Points.of(
                                result.growth().stream()
                                        .mapToDouble(g -> g.time().seconds())
                                        .toArray(),
                                result.growth().stream()
                                        .mapToDouble(Growth::exponentPerS)
                                        .toArray())
                        .size(5)
                        .colour(Palette.BLUE));
        return Drawing.of(Figure.row(reactivity, exponents)
                .width(Length.mm(150))
                .height(Length.mm(65))
                .lettered()
                .described(
                        "Growth of perturbations",
                        "Reactivity along the trajectory, and finite-time exponents against the horizon."));
    }
}
