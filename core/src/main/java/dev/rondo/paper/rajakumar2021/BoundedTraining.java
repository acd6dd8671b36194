package dev.rondo.paper.rajakumar2021;

import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.RateNetwork;
import dev.rondo.task.Trial;
import dev.rondo.training.gradient.Optimizer;
import dev.rondo.training.gradient.OptimizerRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains a ReLU network with bounded dynamics ({@link dev.rondo.network.BoundedMap}) on one noise-free trial: exact
 * gradients by backpropagation through the exponential Euler steps, Adam, clipped at norm 1, magnitudes rectified at 0.
 *
 * <p>For every step, with G = 1 + g + h, the goal X = (ceiling g + floor h + d)/G and e = exp(-alpha G): x' = X + (x - X)
 * e, so that dx'/dx = e, dx'/dX = 1 - e and dx'/de = x - X, and through them g, h and the drive d. Cost: mean squared error
 * plus rateCost mean(r^2). A silent readout that should fire gets its error's gradient as if it fired: else it
 * stays silent and costs its share of R2 for ever.
 *
 * @param ceiling the level that excitation pulls to
 * @param floor the level that inhibition pulls to
 * @param epochs updates
 * @param learningRate of Adam at first; it falls to a tenth on a straight line
 * @param rateCost weight of mean(r^2)
 */
public record BoundedTraining(double ceiling, double floor, int epochs, double learningRate, double rateCost) {
    /**
     * Learned parameters.
     *
     * @param network with the learned weights
     * @param r2 of every epoch, before its update: 1 - SSE/SST over readouts and time
     * @param readouts of the learned network in the trial, T x N_out
     */
    public record Result(RateNetwork network, Vector r2, Matrix readouts) {
        /** The R2 of the learned network. */
        public double last() {
            return r2.get(r2.size() - 1);
        }
    }

    /**
     * Trains a network.
     *
     * @param initial where the weights begin; W_out reads unit l alone as readout l
     * @throws IllegalArgumentException if phi is not ReLU or the trial has not one input
     */
    public Result of(RateNetwork initial, Trial trial) {
        if (!initial.activation().equals(Activation.RELU) || trial.input().columns() != 1) {
            throw new IllegalArgumentException("Bounded dynamics are trained for ReLU and one input: phi = "
                    + initial.activation().key() + ", inputs = " + trial.input().columns());
        }
        Run run = new Run(initial, trial);
        List<Double> r2 = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            r2.add(run.forward());
            run.backward();
            run.update(learningRate * (1 - 0.9 * (epoch - 1.0) / Math.max(1, epochs - 1)), epoch);
        }
        r2.add(run.forward());
        return new Result(
                run.network(), Vector.of(r2.stream().mapToDouble(v -> v).toArray()), run.readouts());
    }

    /** The R2 of a network as it is. */
    public double r2(RateNetwork network, Trial trial) {
        return new Run(network, trial).forward();
    }

    /** The gradient of the cost with respect to magnitudes of W_rec (row by row), of W_in and of W_out's diagonal. */
    Vector gradient(RateNetwork network, Trial trial) {
        Run run = new Run(network, trial);
        run.forward();
        run.backward();
        return Vector.of(run.gradient);
    }

    /** The cost of a network as it is. */
    double cost(RateNetwork network, Trial trial) {
        Run run = new Run(network, trial);
        run.forward();
        return run.cost;
    }

    private final class Run {
        private final RateNetwork initial;
        private final Trial trial;
        private final int n;
        private final int steps;
        private final int readouts;
        private final double[] free;
        private final double[] gradient;
        private final Optimizer optimizer;
        private final double[][] x;
        private final double[][] g;
        private final double[][] h;

        /** The units that fire at the beginning of every step: no other passes anything on. */
        private final int[][] firing;

        private final double total;
        private double cost;

        Run(RateNetwork initial, Trial trial) {
            this.initial = initial;
            this.trial = trial;
            n = initial.units();
            steps = trial.steps();
            readouts = initial.readouts();
            free = new double[n * n + n + readouts];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    free[i * n + j] = Math.abs(initial.recurrent().get(i, j));
                }
                free[n * n + i] = initial.input().get(i, 0);
            }
            for (int l = 0; l < readouts; l++) {
                free[n * n + n + l] = initial.readout().get(l, l);
            }
            gradient = new double[free.length];
            optimizer = new Optimizer(
                    OptimizerRule.ADAM, Kernels.inUse(), new double[free.length], new double[free.length]);
            x = new double[steps + 1][n];
            x[0] = initial.initialState().toArray();
            g = new double[steps][n];
            h = new double[steps][n];
            firing = new int[steps][];
            double square = 0;
            double mean = 0;
            for (double v : trial.target().toRowMajor()) {
                mean += v / (steps * readouts);
            }
            for (double v : trial.target().toRowMajor()) {
                square += (v - mean) * (v - mean);
            }
            total = square;
        }

        private double magnitude(int at) {
            return Math.max(0, free[at]);
        }

        private double input(int t) {
            return Math.max(0, initial.baseline() + trial.input().get(t, 0));
        }

        double forward() {
            double[] m = new double[n * n];
            for (int k = 0; k < m.length; k++) {
                m[k] = magnitude(k);
            }
            double error = 0;
            double squares = 0;
            for (int t = 0; t < steps; t++) {
                firing[t] = firing(x[t]);
                for (int i = 0; i < n; i++) {
                    step(t, i, m);
                }
                for (int i = 0; i < n; i++) {
                    double r = Math.max(0, x[t + 1][i]);
                    squares += r * r;
                    if (i < readouts) {
                        double off =
                                magnitude(n * n + n + i) * r - trial.target().get(t, i);
                        error += off * off;
                    }
                }
            }
            cost = error / (steps * readouts) + rateCost * squares / (steps * n);
            return 1 - error / total;
        }

        private static int[] firing(double[] state) {
            return IntStream.range(0, state.length).filter(j -> state[j] > 0).toArray();
        }

        private void step(int t, int i, double[] m) {
            double excitation = 0;
            double inhibition = 0;
            for (int j : firing[t]) {
                double current = m[i * n + j] * x[t][j];
                if (initial.population().isExcitatory(j)) {
                    excitation += current;
                } else {
                    inhibition += current;
                }
            }
            g[t][i] = excitation;
            h[t][i] = inhibition;
            double goal = goal(t, i);
            x[t + 1][i] = goal + (x[t][i] - goal) * StrictMath.exp(-initial.alpha() * (1 + excitation + inhibition));
        }

        private double goal(int t, int i) {
            double drive = magnitude(n * n + i) * input(t) + initial.bias().get(i);
            return (ceiling * g[t][i] + floor * h[t][i] + drive) / (1 + g[t][i] + h[t][i]);
        }

        void backward() {
            java.util.Arrays.fill(gradient, 0);
            double[] later = new double[n];
            for (int t = steps - 1; t >= 0; t--) {
                double[] here = later;
                addCost(t, here);
                later = new double[n];
                double[] onRates = new double[n];
                for (int i = 0; i < n; i++) {
                    through(t, i, here[i], later, onRates);
                }
                for (int j : firing[t]) {
                    later[j] += onRates[j];
                }
            }
        }

        /** The slope of the cost at step t in the states after it. */
        private void addCost(int t, double[] slope) {
            for (int i = 0; i < n; i++) {
                double r = Math.max(0, x[t + 1][i]);
                double onRate = 2 * rateCost * r / (steps * n);
                if (i < readouts) {
                    int at = n * n + n + i;
                    double off = 2 * (magnitude(at) * r - trial.target().get(t, i)) / (steps * readouts);
                    gradient[at] += off * r;
                    onRate += off * magnitude(at);
                    if (x[t + 1][i] <= 0 && off < 0) {
                        slope[i] += off * magnitude(at);
                    }
                }
                slope[i] += x[t + 1][i] > 0 ? onRate : 0;
            }
        }

        private void through(int t, int i, double slope, double[] before, double[] onRates) {
            double conductance = 1 + g[t][i] + h[t][i];
            double keep = StrictMath.exp(-initial.alpha() * conductance);
            double goal = goal(t, i);
            double onGoal = slope * (1 - keep);
            double onConductance = -slope * (x[t][i] - goal) * initial.alpha() * keep;
            double onExcitation = onGoal * (ceiling - goal) / conductance + onConductance;
            double onInhibition = onGoal * (floor - goal) / conductance + onConductance;
            before[i] += slope * keep;
            gradient[n * n + i] += onGoal / conductance * input(t);
            for (int j : firing[t]) {
                double on = initial.population().isExcitatory(j) ? onExcitation : onInhibition;
                gradient[i * n + j] += on * x[t][j];
                onRates[j] += on * magnitude(i * n + j);
            }
        }

        void update(double rate, int epoch) {
            for (int i = 0; i < n; i++) {
                gradient[i * n + i] = 0;
            }
            double norm = Vector.of(gradient).norm();
            optimizer.update(free, gradient, norm > 1 ? 1 / norm : 1, rate, epoch);
            for (int k = 0; k < free.length; k++) {
                free[k] = Math.max(0, free[k]);
            }
        }

        Matrix readouts() {
            return Matrix.build(steps, readouts, (t, l) -> magnitude(n * n + n + l) * Math.max(0, x[t + 1][l]));
        }

        RateNetwork network() {
            return initial.withWeights(
                    Matrix.build(n, n, (i, j) -> initial.population().sign(j) * magnitude(i * n + j)),
                    Matrix.build(n, 1, (i, k) -> magnitude(n * n + i)),
                    Matrix.build(readouts, n, (l, j) -> l == j ? magnitude(n * n + n + l) : 0));
        }
    }
}
