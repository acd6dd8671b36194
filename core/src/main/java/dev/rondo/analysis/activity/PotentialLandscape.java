package dev.rondo.analysis.activity;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.random.Key;
import dev.rondo.setting.Setting;

/**
 * The potential of the steady state, U = -log P_ss (Rajakumar, Rinzel and Chen 2021, equation 3.1), in the plane of its
 * first two principal components.
 *
 * <p>P_ss is a histogram over noisy runs of the map that was trained, each after a trial and a time to settle, as a
 * density per unit of area; where no run came, U is unknown (NaN). On a limit cycle the landscape is a closed trench,
 * deepest where the cycle is slowest.
 *
 * @param bins along each axis
 * @param runs with noise of their own
 * @param settling after the trial, not counted
 * @param duration of each run that is counted
 */
public record PotentialLandscape(
        @Setting(meaning = "bins along each axis", byDefault = "60", min = 2, max = 2000)
        int bins,

        @Setting(meaning = "runs, each with its own noise", byDefault = "4", min = 1, max = 10000)
        int runs,

        @Setting(meaning = "time after the trial that is not counted", byDefault = "4000", unit = "ms", min = 0)
        Time settling,

        @Setting(meaning = "time of each run that is counted", byDefault = "50000", unit = "ms", min = 0)
        Time duration) {

    /** 60 x 60 bins, four runs of 50 s. */
    public static final PotentialLandscape DEFAULT = new PotentialLandscape(60, 4, Time.seconds(4), Time.seconds(50));

    /**
     * The landscape.
     *
     * @param pc1 centres of the columns
     * @param pc2 centres of the rows
     * @param potential U, [pc2, pc1]; NaN where no run came
     * @param share of the variance that the two components hold
     * @param samples in the histogram
     */
    public record Result(Vector pc1, Vector pc2, Matrix potential, double share, int samples) {}

    /**
     * The landscape of a network's steady state.
     *
     * @param u the trial's input, T x N_in, baseline included
     * @param key of the noise
     * @throws IllegalArgumentException if the network has no noise: P_ss would be a line
     */
    public Result of(RateNetwork network, Matrix u, Key key) {
        if (network.noise().sigmaRec() == 0 && network.noise().sigmaIn() == 0) {
            throw new IllegalArgumentException("A potential is that of a noisy steady state: sigma_rec and sigma_in are"
                    + " both 0; give the network noise, e.g. 0.01");
        }
        Simulator simulator = Simulator.of(network);
        int from = u.rows() + simulator.steps(settling);
        int rows = simulator.steps(duration);
        double[][] states = new double[runs * rows][];
        for (int k = 0; k < runs; k++) {
            Trajectory run = simulator.run(u, from + rows, new KeyedNoise(key.child(k), network.units()));
            for (int t = 0; t < rows; t++) {
                states[k * rows + t] = run.state(from + t);
            }
        }
        Pca pca = Pca.of(Matrix.of(states));
        return histogram(pca);
    }

    private Result histogram(Pca pca) {
        Vector first = pca.projections().column(0);
        Vector second = pca.projections().column(1);
        double[] x = edges(first);
        double[] y = edges(second);
        double width = (x[1] - x[0]) / bins;
        double height = (y[1] - y[0]) / bins;
        int[][] counts = new int[bins][bins];
        for (int t = 0; t < first.size(); t++) {
            int column = Math.min(bins - 1, (int) ((first.get(t) - x[0]) / width));
            int row = Math.min(bins - 1, (int) ((second.get(t) - y[0]) / height));
            counts[row][column]++;
        }
        double area = width * height * first.size();
        Matrix potential = Matrix.build(
                bins, bins, (r, c) -> counts[r][c] == 0 ? Double.NaN : -StrictMath.log(counts[r][c] / area));
        return new Result(
                centres(x[0], width),
                centres(y[0], height),
                potential,
                pca.cumulative().get(1),
                first.size());
    }

    private static double[] edges(Vector values) {
        double low = values.get(0);
        double high = values.get(0);
        for (int t = 1; t < values.size(); t++) {
            low = Math.min(low, values.get(t));
            high = Math.max(high, values.get(t));
        }
        double margin = high > low ? 1e-9 * (high - low) : 1;
        return new double[] {low - margin, high + margin};
    }

    private Vector centres(double from, double width) {
        double[] centres = new double[bins];
        for (int k = 0; k < bins; k++) {
            centres[k] = from + (k + 0.5) * width;
        }
        return Vector.owning(centres);
    }
}
