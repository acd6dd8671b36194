package dev.rondo.analysis.surgery;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.analysis.activity.Replay;
import dev.rondo.analysis.rest.SteadyState;
import dev.rondo.attractor.About;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.Effort;
import dev.rondo.attractor.Orbit;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Schur;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateForm;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Effect of multiplicative Hebbian plasticity on an autonomous network (Rajakumar, Rinzel and Chen 2021, equations 4.1
 * and 4.2; the rule is that of Koulakov, Hromadka and Zador 2009):
 *
 * <pre>
 *   W_ij &lt;- (1 + eps1 r_i r_j dt - eps2 dt) W_ij        after every Euler step, with the rates of that step
 * </pre>
 *
 * <p>The factor is positive, so every sign stays. Every connection whose two units fire together grows, inhibitory ones
 * too. From time to time the attractor of the network with its weights frozen is computed from the present state.
 *
 * @param potentiation potentiation eps1, per second and squared rate
 * @param decay weight decay eps2, per second
 * @param duration duration of the run
 * @param snapshots number of times at which the weights are examined, not counting the beginning
 */
public record HebbianPlasticity(
        @Setting(meaning = "eps1: growth per second and squared rate", byDefault = "0.5", min = 0)
        double potentiation,

        @Setting(meaning = "eps2: decay per second", byDefault = "0", min = 0)
        double decay,

        @Setting(meaning = "how long the network runs and changes", byDefault = "100000", unit = "ms", min = 0)
        Time duration,

        @Setting(meaning = "how often the weights are examined, the beginning apart", byDefault = "10", min = 1)
        int snapshots)
        implements Analysis<HebbianPlasticity.Result> {

    private static final SteadyState REST = new SteadyState(About.MAP, Effort.QUICK.patience());
    private static final double GONE = 1e6;

    /**
     * The network at a time.
     *
     * @param time time since the beginning of plasticity
     * @param spectralAbscissa the largest real part of an eigenvalue of W_rec
     * @param leadingFrequency frequency |Im lambda|/(2 pi tau) of that eigenvalue, Hz
     * @param weightChange relative change of the weights, |W - W_0|_F/|W_0|_F
     * @param kind kind of the attractor of the frozen network
     * @param period period of its limit cycle
     * @param replay the order of its readouts in the cycle
     */
    public record Snapshot(
            Time time,
            double spectralAbscissa,
            double leadingFrequency,
            double weightChange,
            AttractorKind kind,
            Optional<Time> period,
            Optional<Replay> replay) {}

    /**
     * Course of the network under plasticity.
     *
     * @param snapshots snapshots in the order of time; the last is the first in which the state grows without bound, if
     *     it does
     * @param signsKept true if every weight has kept its sign
     * @param weights W_rec at the end
     */
    public record Result(List<Snapshot> snapshots, boolean signsKept, Matrix weights) {
        public Result {
            snapshots = List.copyOf(snapshots);
        }
    }

    /**
     * Certificate of the course.
     *
     * @param undecided number of snapshots whose attractor was not decided
     * @param residual backward error of the last spectrum
     * @param largestGrowth bound of the relative change of a weight in one step at the last state
     */
    public record Certificate(int undecided, double residual, double largestGrowth) {}

    /** The course, and the state at its end. */
    private record Outcome(Result result, Vector state) {}

    /**
     * Applies the plasticity to a network from a state on.
     *
     * @throws IllegalArgumentException if a step of decay is not smaller than the weight
     */
    public Result of(RateNetwork network, double[] state) {
        return run(network, state).result();
    }

    private Outcome run(RateNetwork network, double[] state) {
        double dt = network.dt().seconds();
        if (!(decay * dt < 1)) {
            throw new IllegalArgumentException("A weight decays by less than itself in a step: eps2 dt = " + decay * dt
                    + " with eps2 = " + decay + "/s, dt = " + network.dt());
        }
        double[][] w = network.recurrent().toRows();
        double[] x = state.clone();
        List<Snapshot> found = new ArrayList<>();
        found.add(snapshot(network, network, Vector.of(x), Time.ZERO));
        int steps = (int) Math.round(duration.in(network.dt()));
        int done = 0;
        for (int k = 1; k <= snapshots; k++) {
            int until = (int) ((long) steps * k / snapshots);
            x = advance(network, w, x, until - done);
            done = until;
            RateNetwork now = network.withRecurrent(Matrix.of(w));
            found.add(snapshot(network, now, Vector.of(x), network.dt().times(done)));
            if (found.getLast().kind == AttractorKind.GROWING || !(Orbit.norm(x) < GONE)) {
                break;
            }
        }
        return new Outcome(new Result(found, signsKept(network.recurrent(), w), Matrix.of(w)), Vector.of(x));
    }

    /** Steps of the map, each followed by one of the weights; ends early where the state grows without bound. */
    private double[] advance(RateNetwork network, double[][] w, double[] start, int steps) {
        int n = start.length;
        double[] alpha = network.alphas().toArray();
        double dt = network.dt().seconds();
        double[] drive = network.bias().toArray();
        Vector resting = network.restingInputs();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < network.inputs(); k++) {
                drive[i] += network.input().get(i, k) * resting.get(k);
            }
        }
        double[] x = start.clone();
        double[] r = rates(network, x);
        for (int t = 0; t < steps && Orbit.norm(x) < GONE; t++) {
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum = Math.fma(w[i][j], r[j], sum);
                }
                next[i] = (1 - alpha[i]) * x[i] + alpha[i] * (sum + drive[i]);
            }
            x = next;
            r = rates(network, x);
            learn(w, r, dt);
        }
        return x;
    }

    private void learn(double[][] w, double[] r, double dt) {
        for (int i = 0; i < r.length; i++) {
            double gain = potentiation * r[i] * dt;
            for (int j = 0; j < r.length; j++) {
                w[i][j] *= 1 + gain * r[j] - decay * dt;
            }
        }
    }

    private static double[] rates(RateNetwork network, double[] x) {
        double[] r = new double[x.length];
        for (int i = 0; i < r.length; i++) {
            r[i] = network.activation().rate(x[i]);
        }
        return r;
    }

    private static Snapshot snapshot(RateNetwork before, RateNetwork now, Vector state, Time time) {
        ComplexVector values = Eigen.valuesOf(now.recurrent());
        int leading = leading(values);
        SteadyState.Result rest = REST.from(now, state.toArray());
        return new Snapshot(
                time,
                values.re(leading),
                leadingFrequency(now, Math.abs(values.im(leading))),
                now.recurrent().minus(before.recurrent()).frobeniusNorm()
                        / before.recurrent().frobeniusNorm(),
                rest.kind(),
                rest.period(),
                rest.replay());
    }

    /** |Im lambda|/(2 pi tau) of W_rec; where time constants differ |Im|/(2 pi) of (W_rec - 1)/tau_i, which is that for one. */
    private static double leadingFrequency(RateNetwork network, double imaginary) {
        return network.timeConstants()
                .common()
                .map(tau -> imaginary / (2 * Math.PI * tau.seconds()))
                .orElseGet(() -> {
                    Vector rates = network.timeConstants().rates();
                    Matrix w = network.recurrent();
                    ComplexVector values = Eigen.valuesOf(Matrix.build(
                            network.units(),
                            network.units(),
                            (i, j) -> rates.get(i) * (w.get(i, j) - (i == j ? 1 : 0))));
                    return Math.abs(values.im(leading(values))) / (2 * Math.PI);
                });
    }

    private static int leading(ComplexVector values) {
        int leading = 0;
        for (int k = 1; k < values.size(); k++) {
            leading = values.re(k) > values.re(leading) ? k : leading;
        }
        return leading;
    }

    private static boolean signsKept(Matrix before, double[][] after) {
        for (int i = 0; i < after.length; i++) {
            for (int j = 0; j < after.length; j++) {
                if (Math.signum(before.get(i, j)) != Math.signum(after[i][j])) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public Card card() {
        return Card.ofNetwork(
                        "hebbian",
                        "spectrum, period and order of the free network under Hebbian plasticity",
                        Card.Material.STATE_AFTER_TRIAL,
                        About.MAP)
                .field(
                        "snapshots",
                        "the network with its weights frozen, in the order of time; the last is the first whose state"
                                + " grows, if one does")
                .field("snapshots.time_s", "s", "", "time of plasticity so far")
                .field("snapshots.spectral_abscissa", "", "max Re lambda", "spectral abscissa of W_rec")
                .field(
                        "snapshots.leading_frequency",
                        "Hz",
                        "|Im lambda|/(2 pi tau)",
                        "frequency of that eigenvalue; of (W_rec - 1)/tau_i where time constants differ")
                .field("snapshots.weight_change", "", "|W - W_0|_F/|W_0|_F", "change of the weights, relative")
                .field(
                        "snapshots.kind",
                        "fixed-point, fixed-point-set, limit-cycle, quasi-periodic, chaotic, silent, growing or"
                                + " undecided")
                .field("snapshots.period_s", "s", "T", "period of a limit cycle")
                .field("snapshots.replay", "order of the readouts in the cycle")
                .field("snapshots.replay.order", "labels of the active readouts, from 1, by their phase")
                .field(
                        "snapshots.replay.in_order",
                        "length of the longest subsequence in the learned order, both taken as circular")
                .field("snapshots.replay.chance", "probability that a random order has as many or more in order")
                .field("snapshots.replay.is_chance_exact", "whether all orders were counted, or 20 000 random ones")
                .field("signs_kept", "whether every weight keeps its sign")
                .field("weights", "W_rec at the end, N x N")
                .certificate("undecided", "", "", "number of snapshots whose attractor was not decided")
                .certificate("residual", "", "|W - Q T Q^T|/|W|", "backward error of the last spectrum")
                .certificate(
                        "largest_growth",
                        "",
                        "max_ij |eps1 r_i r_j - eps2| dt",
                        "bound of the relative change of a weight in one step at the last state: the Euler step of the"
                                + " weights is good where it is small")
                .cites("rajakumar2021")
                .example("rondo analyze hebbian network.npz --set duration_ms=1000", "plasticity for one second")
                .example(
                        "rondo analyze hebbian network.npz --set duration_ms=1000 --set potentiation=0.1 --json",
                        "slower plasticity");
    }

    @Override
    public dev.rondo.analysis.Answer<HebbianPlasticity.Result> of(Subject subject) {
        RateForm.requireStates(
                subject.network(), "Plasticity", "y = W r + W_in u + b obeys the x-form under constant weights alone");
        Outcome outcome = run(subject.network(), subject.state().toArray());
        return dev.rondo.analysis.Answer.about(About.MAP, outcome.result(), certificate(outcome, subject.network()));
    }

    private Certificate certificate(Outcome outcome, RateNetwork network) {
        Result result = outcome.result();
        double[] r = rates(network, outcome.state().toArray());
        double largest = Arrays.stream(r).max().orElse(0);
        double smallest = Arrays.stream(r).min().orElse(0);
        double fastest = Math.max(largest * largest, smallest * smallest);
        double dt = network.dt().seconds();
        return new Certificate(
                (int) result.snapshots().stream()
                        .filter(s -> s.kind() == AttractorKind.UNDECIDED)
                        .count(),
                Schur.of(result.weights()).certificate().residual(),
                Math.max(decay, Math.abs(potentiation * fastest - decay)) * dt);
    }

    @Override
    public Drawing draw(HebbianPlasticity.Result result, Subject subject) {
        return Drawing.of(HebbianFigure.of(result));
    }
}
