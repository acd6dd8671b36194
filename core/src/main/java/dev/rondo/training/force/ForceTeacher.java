package dev.rondo.training.force;

import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.task.Trial;

/**
 * Teacher of full-FORCE in a trial: a network whose readout units are held to their targets, so that every unit
 * shows which recurrent current it should get.
 *
 * @param state of every unit before every step, steps x N
 * @param current the recurrent current that every unit should get, steps x N
 */
record ForceTeacher(Matrix state, Matrix current) {
    /** State at which a silent readout unit is held. */
    private static final double BELOW = -0.2;

    /** Largest ratio of the learner's states to the teacher's to learn from. */
    private static final double ASTRAY = 3;

    /** The teacher that a network is to itself in a trial; unit l is held while the error of readout l counts. */
    static ForceTeacher of(RateNetwork network, Trial trial) {
        int n = network.units();
        Vector alphas = network.alphas();
        Matrix drive = Simulator.of(network).seen(trial.input());
        double[] x = network.initialState().toArray();
        double[][] currents = new double[trial.steps()][n];
        double[][] states = new double[trial.steps()][];
        for (int t = 0; t < trial.steps(); t++) {
            states[t] = x;
            double[] r = rates(network, x);
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                double alpha = alphas.get(i);
                double input = network.bias().get(i);
                for (int k = 0; k < network.inputs(); k++) {
                    input = Math.fma(network.input().get(i, k), drive.get(t, k), input);
                }
                currents[t][i] = i < network.readouts() && trial.mask().get(t, i) != 0
                        ? (held(network, trial, t, i) - (1 - alpha) * x[i]) / alpha - input
                        : Vectors.dot(network.recurrent().row(i).toArray(), r);
                next[i] = (1 - alpha) * x[i] + alpha * (currents[t][i] + input);
            }
            x = next;
        }
        return new ForceTeacher(Matrix.of(states), Matrix.of(currents));
    }

    /** Where a readout unit is held: where its rate times its readout weight is the target. */
    private static double held(RateNetwork network, Trial trial, int t, int l) {
        double target = trial.target().get(t, l) - network.readoutBias().get(l);
        return target > 0 ? target / network.readout().get(l, l) : BELOW;
    }

    /** The largest state that the learner may have to learn from it. */
    double farthest() {
        return ASTRAY * state.maxAbs();
    }

    /** The rates at a state. */
    static double[] rates(RateNetwork network, double[] state) {
        double[] r = new double[state.length];
        for (int j = 0; j < r.length; j++) {
            r[j] = network.activation().rate(state[j]);
        }
        return r;
    }
}
