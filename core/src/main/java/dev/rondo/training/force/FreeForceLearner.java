package dev.rondo.training.force;

import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.task.Trial;
import dev.rondo.training.Learner;
import dev.rondo.training.LearnerState;
import dev.rondo.training.TrainingProblem;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Network that learns by full-FORCE as published (DePasquale et al. 2018): at every step of the running learner, recursive least squares move all
 * incoming weights towards those that make the teacher's currents out of the learner's rates. All units share one inverse
 * correlation matrix; that no unit connects to itself is a linear constraint, kept exactly.
 * <p>Signs are free: the learned network has no excitatory and inhibitory units.
 */
final class FreeForceLearner implements Learner {
    private static final String UNCONSTRAINED = "unconstrained";

    private final TrainingProblem problem;
    private final FullForce rule;
    private final RateNetwork network;
    private final int n;
    private final Vector alphas;

    /** Weights that recursive least squares move, and the nearest ones with an empty diagonal: W_rec. */
    private final double[][] free;

    private final double[][] used;
    private final RecursiveLeastSquares squares;

    FreeForceLearner(TrainingProblem problem, FullForce rule, Optional<LearnerState> state) {
        this.problem = problem;
        this.rule = rule;
        network = problem.initial();
        n = network.units();
        alphas = network.alphas();
        free = state.map(s -> rows(s.array(UNCONSTRAINED, n * n)))
                .orElseGet(() -> network.recurrent().toRows());
        used = state.map(s -> rows(s.parameters().toArray()))
                .orElseGet(() -> network.recurrent().toRows());
        squares = RecursiveLeastSquares.of(n, rule.ridge(), state);
    }

    private double[][] rows(double[] rowMajor) {
        return Matrix.ofRowMajor(n, n, rowMajor).toRows();
    }

    @Override
    public Update learn(int epoch) {
        MaskedError error = new MaskedError();
        for (Trial trial : problem.draw(epoch, rule.trials())) {
            learn(trial, ForceTeacher.of(network, trial), error);
        }
        return error.update();
    }

    /** One trial, from the initial state; a learner that goes astray goes on from where its teacher is. */
    private void learn(Trial trial, ForceTeacher teacher, MaskedError error) {
        Matrix drive = Simulator.of(network).seen(trial.input());
        double[] x = network.initialState().toArray();
        for (int t = 0; t < trial.steps(); t++) {
            if (!(Vectors.maxAbs(x) <= teacher.farthest())) {
                x = teacher.state().row(t).toArray();
            }
            double[] r = ForceTeacher.rates(network, x);
            update(r, teacher.current().row(t));
            x = next(x, r, drive.row(t));
            compare(x, trial, t, error);
        }
    }

    private void update(double[] r, Vector wanted) {
        double[] gain = squares.gain(r);
        for (int i = 0; i < n; i++) {
            Vectors.add(wanted.get(i) - Vectors.dot(free[i], r), gain, free[i]);
            used[i] = squares.without(free[i], i);
        }
    }

    private double[] next(double[] x, double[] r, Vector drive) {
        double[] next = new double[n];
        for (int i = 0; i < n; i++) {
            double alpha = alphas.get(i);
            double current = Vectors.dot(used[i], r) + network.bias().get(i);
            for (int k = 0; k < network.inputs(); k++) {
                current = Math.fma(network.input().get(i, k), drive.get(k), current);
            }
            next[i] = (1 - alpha) * x[i] + alpha * current;
        }
        return next;
    }

    private void compare(double[] x, Trial trial, int t, MaskedError error) {
        Vector z = network.readout().times(Vector.owning(ForceTeacher.rates(network, x)));
        for (int l = 0; l < network.readouts(); l++) {
            double off =
                    z.get(l) + network.readoutBias().get(l) - trial.target().get(t, l);
            error.add(off, trial.mask().get(t, l));
        }
    }

    @Override
    public Vector parameters() {
        return Vector.owning(Matrix.of(used).toRowMajor());
    }

    @Override
    public SequencedMap<String, Vector> memory() {
        SequencedMap<String, Vector> memory = new LinkedHashMap<>();
        memory.put(UNCONSTRAINED, Vector.owning(Matrix.of(free).toRowMajor()));
        squares.putInto(memory);
        return memory;
    }

    @Override
    public RateNetwork network(Vector parameters) {
        return network.change()
                .recurrent(Matrix.ofRowMajor(n, n, parameters.toArray()))
                .withoutSigns()
                .build();
    }
}
