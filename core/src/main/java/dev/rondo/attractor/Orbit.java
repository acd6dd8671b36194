package dev.rondo.attractor;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import java.util.Arrays;

/** A stretch of an orbit of a map, state after state. */
public final class Orbit {
    private final double[][] states;
    private final Time step;

    private Orbit(double[][] states, Time step) {
        this.states = states;
        this.step = step;
    }

    /** The {@code rows} states that follow {@code start}. */
    public static Orbit following(EulerMap map, double[] start, int rows) {
        return following(map, start, rows, 1);
    }

    /** Every {@code stride}-th of the states that follow {@code start}, {@code rows} of them. */
    static Orbit following(EulerMap map, double[] start, int rows, int stride) {
        double[][] states = new double[rows][map.dimension()];
        double[] before = start;
        double[] other = new double[map.dimension()];
        for (double[] state : states) {
            for (int k = 1; k < stride; k++) {
                map.apply(before, k % 2 == stride % 2 ? state : other);
                before = k % 2 == stride % 2 ? state : other;
            }
            map.apply(before, state);
            before = state;
        }
        return new Orbit(states, map.step().times(stride));
    }

    /** These states, one after the other. */
    public static Orbit of(double[][] states, Time step) {
        return new Orbit(states, step);
    }

    public int rows() {
        return states.length;
    }

    /** A state; not to be changed. */
    public double[] state(int row) {
        return states[row];
    }

    public double[] last() {
        return states[states.length - 1];
    }

    /** Time between two successive states. */
    public Time step() {
        return step;
    }

    Time duration() {
        return step.times(states.length);
    }

    /** Every {@code stride}-th state. */
    Orbit every(int stride) {
        double[][] some = new double[(states.length + stride - 1) / stride][];
        Arrays.setAll(some, k -> states[k * stride]);
        return new Orbit(some, step.times(stride));
    }

    /** The part from one row to another, the latter excluded. */
    public Orbit part(int from, int to) {
        return new Orbit(Arrays.copyOfRange(states, from, to), step);
    }

    public boolean isFinite() {
        for (double v : last()) {
            if (!Double.isFinite(v)) {
                return false;
            }
        }
        return true;
    }

    /** The average state with weights that sum to 1. */
    public double[] mean(double[] weights) {
        double[] mean = new double[states[0].length];
        for (int t = 0; t < states.length; t++) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] = Math.fma(weights[t], states[t][i], mean[i]);
            }
        }
        return mean;
    }

    /** The standard deviation of every variable about the mean, with weights that sum to 1. */
    public double[] deviation(double[] mean, double[] weights) {
        double[] sum = new double[mean.length];
        for (int t = 0; t < states.length; t++) {
            for (int i = 0; i < mean.length; i++) {
                double d = states[t][i] - mean[i];
                sum[i] = Math.fma(weights[t] * d, d, sum[i]);
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.sqrt(sum[i]);
        }
        return sum;
    }

    /** The root of the summed variances. */
    public double size() {
        double[] weights = WeightedAverage.weights(states.length);
        return norm(deviation(mean(weights), weights));
    }

    public static double norm(double[] v) {
        double sum = 0;
        for (double a : v) {
            sum = Math.fma(a, a, sum);
        }
        return Math.sqrt(sum);
    }

    public static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double d = a[i] - b[i];
            sum = Math.fma(d, d, sum);
        }
        return Math.sqrt(sum);
    }
}
