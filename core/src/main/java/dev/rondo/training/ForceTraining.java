package dev.rondo.training;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.random.Key;
import dev.rondo.task.Task;
import dev.rondo.task.Trial;
import java.util.List;

/**
 * Learning without gradients, by least squares on what the network does while it runs: what the paper on sequences names as an
 * alternative to gradient descent.
 *
 * <ul>
 *   <li>{@link #readout}: the readout alone (Sussillo and Abbott 2009, without feedback). W_rec stays as it was drawn, and
 *       with it all that the network does by itself. Readouts become sums over all excitatory units with free signs; W_rec
 *       keeps Dale's signs.
 *   <li>{@link #recurrent}: W_rec (full-FORCE, DePasquale et al. 2018, PLoS ONE 13, e0191527). A teacher, the first network
 *       with its readout units held to their targets, shows every unit which recurrent current it should get; the network
 *       learns to make it by itself, first out of the teacher's states, then out of its own. Dale's signs and the empty
 *       diagonal are kept, so this is not recursive least squares: what those minimise is minimised under the constraints,
 *       by coordinate descent over all states so far, once after each pass instead of at every step (as in Ingrosso and
 *       Abbott 2019, PLoS ONE 14, e0220547). Recursive updates with wrong signs cut off afterwards diverge.
 *   <li>{@link #recurrentOfFreeSigns}: the same teacher, and recursive least squares at every step, as published. Signs are
 *       free, Dale's principle is given up.
 * </ul>
 *
 * @param passes through the conditions of the task
 * @param ridge weight of the squared weights (of their squared change, in the recurrent case)
 */
public record ForceTraining(int passes, double ridge) {
    /** R2 of .9 for the sequence of eight with W_rec. */
    public static final ForceTraining DEFAULT = new ForceTraining(60, 0.1);

    /** How many times larger than the teacher's states the learner's may be to learn from. */
    static final double ASTRAY = 3;

    private static final int SWEEPS = 30;

    /** @throws IllegalArgumentException if there is no pass or the ridge is not positive */
    public ForceTraining {
        if (passes < 1 || !(ridge > 0)) {
            throw new IllegalArgumentException("FORCE learning takes at least one pass and a positive ridge: passes = "
                    + passes + ", ridge = " + ridge);
        }
    }

    /** Learns the readout, in noise. */
    public RateNetwork readout(RateNetwork network, Task task, Key key) {
        int n = network.units();
        int excitatory = network.population().excitatory();
        double[][] w = network.readout().toRows();
        RecursiveLeastSquares squares = new RecursiveLeastSquares(excitatory, ridge);
        List<Trial> trials = task.conditions(network.dt());
        Simulator simulator = Simulator.of(network);
        for (int pass = 0; pass < passes; pass++) {
            for (int c = 0; c < trials.size(); c++) {
                Trial trial = trials.get(c);
                Matrix rates = simulator
                        .run(
                                Simulator.of(network).seen(trial.input()),
                                trial.steps(),
                                new KeyedNoise(key.child(pass).child(c), n))
                        .r();
                for (int t = 0; t < trial.steps(); t++) {
                    double[] r = java.util.Arrays.copyOf(rates.row(t).toArray(), excitatory);
                    double[] gain = squares.gain(r);
                    for (int l = 0; l < w.length; l++) {
                        double error = -trial.target().get(t, l);
                        for (int j = 0; j < excitatory; j++) {
                            error = Math.fma(w[l][j], r[j], error);
                        }
                        for (int j = 0; j < excitatory; j++) {
                            w[l][j] -= error * gain[j];
                        }
                    }
                }
            }
        }
        return network.withReadout(Matrix.of(w));
    }

    /**
     * Learns W_rec.
     *
     * @throws IllegalArgumentException if a readout does not read one excitatory unit alone
     */
    public RateNetwork recurrent(RateNetwork network, Task task) {
        int n = network.units();
        double[][] correlation = new double[n][n];
        double[][] wanted = new double[n][n];
        RateNetwork learner = network;
        List<Trial> trials = task.conditions(network.dt());
        List<ForceTeacher> teachers =
                trials.stream().map(trial -> ForceTeacher.of(network, trial)).toList();
        for (int pass = 0; pass < passes; pass++) {
            for (int c = 0; c < trials.size(); c++) {
                ForceTeacher teacher = teachers.get(c);
                Matrix states = pass == 0 ? teacher.state() : before(learner, trials.get(c));
                if (states.maxAbs() > ASTRAY * teacher.state().maxAbs()) {
                    states = teacher.state();
                }
                for (int t = 0; t < states.rows(); t++) {
                    add(
                            ForceTeacher.rates(learner, states.row(t).toArray()),
                            teacher.current().row(t).toArray(),
                            correlation,
                            wanted);
                }
            }
            double[][] w = learner.recurrent().toRows();
            for (int i = 0; i < n; i++) {
                descend(w[i], i, correlation, wanted[i], network);
            }
            learner = network.withRecurrent(Matrix.of(w));
        }
        return learner;
    }

    /**
     * Learns W_rec with free signs, by recursive least squares at every step.
     *
     * @return a network of twice as many units, see {@link RecursiveForce}
     * @throws IllegalArgumentException if a readout does not read one excitatory unit alone
     */
    public RateNetwork recurrentOfFreeSigns(RateNetwork network, Task task) {
        return new RecursiveForce(network, ridge).learn(task, passes);
    }

    /** The states before every step of a run through a trial. */
    private static Matrix before(RateNetwork network, Trial trial) {
        Matrix after = Simulator.of(network)
                .run(Simulator.of(network).seen(trial.input()), trial.steps())
                .x();
        return Matrix.build(
                after.rows(),
                network.units(),
                (t, i) -> t == 0 ? network.initialState().get(i) : after.get(t - 1, i));
    }

    private static void add(double[] r, double[] current, double[][] correlation, double[][] wanted) {
        for (int i = 0; i < r.length; i++) {
            for (int j = 0; j < r.length; j++) {
                correlation[i][j] = Math.fma(r[i], r[j], correlation[i][j]);
                wanted[i][j] = Math.fma(current[i], r[j], wanted[i][j]);
            }
        }
    }

    /** Moves the incoming weights of a unit to {@code argmin w'Cw/2 - b'w + ridge |w - w_0|^2/2} under the signs. */
    private void descend(double[] w, int unit, double[][] correlation, double[] wanted, RateNetwork network) {
        double[] first = network.recurrent().row(unit).toArray();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int j = 0; j < w.length; j++) {
                if (j == unit) {
                    continue;
                }
                double pull = wanted[j] - dot(correlation[j], w) + ridge * (first[j] - w[j]);
                double moved = w[j] + pull / (correlation[j][j] + ridge);
                w[j] = moved * network.population().sign(j) > 0 ? moved : 0;
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum = Math.fma(a[j], b[j], sum);
        }
        return sum;
    }
}
