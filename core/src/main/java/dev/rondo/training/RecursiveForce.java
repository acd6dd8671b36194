package dev.rondo.training;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.task.Task;
import dev.rondo.task.Trial;
import java.util.Arrays;
import java.util.List;

/**
 * full-FORCE as published (DePasquale et al. 2018): at every step of the running learner, recursive least squares move all
 * incoming weights towards those that make the teacher's currents out of the learner's rates. All units share one inverse
 * correlation matrix; that no unit connects to itself is a linear constraint, kept exactly.
 *
 * <p>Signs are free. Yet a network here keeps Dale's principle, so the learned one comes out with twice the units: unit i and
 * its twin i + N get the same input and have the same state, and the first speaks for the positive weights of column i, the
 * second for the negative ones. Without noise, which would part them, the N states are those of W_rec with free signs.
 */
final class RecursiveForce {
    private final RateNetwork network;
    private final int n;
    private final double[][] free;
    private final double[][] used;
    private final RecursiveLeastSquares squares;

    RecursiveForce(RateNetwork network, double ridge) {
        this.network = network;
        n = network.units();
        free = network.recurrent().toRows();
        used = network.recurrent().toRows();
        squares = new RecursiveLeastSquares(n, ridge);
    }

    RateNetwork learn(Task task, int passes) {
        List<Trial> trials = task.conditions(network.dt());
        List<ForceTeacher> teachers =
                trials.stream().map(trial -> ForceTeacher.of(network, trial)).toList();
        for (int pass = 0; pass < passes; pass++) {
            for (int c = 0; c < trials.size(); c++) {
                learn(trials.get(c), teachers.get(c));
            }
        }
        return twins();
    }

    /** One trial, from the initial state; a learner that goes astray goes on from where its teacher is. */
    private void learn(Trial trial, ForceTeacher teacher) {
        Matrix drive = Simulator.of(network).seen(trial.input());
        double farthest = ForceTraining.ASTRAY * teacher.state().maxAbs();
        double[] x = network.initialState().toArray();
        for (int t = 0; t < trial.steps(); t++) {
            if (isBeyond(x, farthest)) {
                x = teacher.state().row(t).toArray();
            }
            double[] r = ForceTeacher.rates(network, x);
            update(r, teacher.current().row(t));
            x = next(x, r, drive.row(t));
        }
    }

    private static boolean isBeyond(double[] x, double farthest) {
        return !Arrays.stream(x).allMatch(v -> Math.abs(v) <= farthest);
    }

    private void update(double[] r, Vector wanted) {
        double[] gain = squares.gain(r);
        for (int i = 0; i < n; i++) {
            double error = dot(free[i], r) - wanted.get(i);
            for (int j = 0; j < n; j++) {
                free[i][j] -= error * gain[j];
            }
            used[i] = squares.without(free[i], i);
        }
    }

    private double[] next(double[] x, double[] r, Vector drive) {
        double alpha = network.alpha();
        double[] next = new double[n];
        for (int i = 0; i < n; i++) {
            double current = dot(used[i], r) + network.bias().get(i);
            for (int k = 0; k < network.inputs(); k++) {
                current = Math.fma(network.input().get(i, k), drive.get(k), current);
            }
            next[i] = (1 - alpha) * x[i] + alpha * current;
        }
        return next;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum = Math.fma(a[j], b[j], sum);
        }
        return sum;
    }

    private RateNetwork twins() {
        int[] signs = new int[2 * n];
        Arrays.fill(signs, 0, n, 1);
        Arrays.fill(signs, n, 2 * n, -1);
        return new RateNetwork(
                Matrix.build(2 * n, 2 * n, (i, j) -> signs[j] * Math.max(0, signs[j] * used[i % n][j % n])),
                Matrix.build(2 * n, network.inputs(), (i, k) -> network.input().get(i % n, k)),
                Matrix.build(
                        network.readouts(),
                        2 * n,
                        (l, j) -> j < n ? network.readout().get(l, j) : 0),
                twice(network.bias()),
                network.readoutBias(),
                twice(network.initialState()),
                Population.ofSigns(signs),
                network.activation(),
                network.tau(),
                network.dt(),
                network.baseline(),
                network.noise());
    }

    private static Vector twice(Vector v) {
        int n = v.size();
        double[] both = new double[2 * n];
        Arrays.setAll(both, i -> v.get(i % n));
        return Vector.owning(both);
    }
}
