package dev.rondo.network.wiring;

import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.Population;
import java.util.Arrays;
import java.util.Iterator;

/**
 * The steps that turn a random network far beyond its edge of stability into a stability-optimised circuit (Hennequin,
 * Vogels and Gerstner 2014): inhibition learns to hold excitation.
 *
 * <p>Each step moves the weights of inhibitory columns down the gradient of the smoothed spectral abscissa, at
 * {@code s = max(1.5 alpha, alpha + 0.2)}; sets those that became excitatory to 0; scales both inhibitory blocks so that
 * their mean is -gamma times the mean excitation of the same units; keeps the strongest part of the inhibitory
 * connections; and removes autapses. Excitatory weights do not change.
 */
public final class StabilityOptimisation implements Iterator<StabilityOptimisation.Step> {
    private static final double FACTOR = 1.5;
    private static final double DISTANCE = 0.2;

    private final Population population;
    private final double dominance;
    private final double learningRate;
    private final double keptDensity;
    private Matrix next;
    private int iteration;

    /**
     * @param start the network at iteration 0
     * @param population the types of its units
     * @param dominance gamma
     * @param learningRate eta, the length of a step
     * @param keptDensity the fraction of inhibitory connections that are kept
     */
    StabilityOptimisation(
            Matrix start, Population population, double dominance, double learningRate, double keptDensity) {
        this.next = start;
        this.population = population;
        this.dominance = dominance;
        this.learningRate = learningRate;
        this.keptDensity = keptDensity;
    }

    /**
     * The network after a number of steps.
     *
     * @param iteration that number
     * @param weights W[post, pre]
     * @param spectralAbscissa {@code max Re lambda}
     */
    public record Step(int iteration, Matrix weights, double spectralAbscissa) {}

    /** There is always one more. */
    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Step next() {
        double abscissa = Eigen.valuesOf(next).maxReal();
        Step step = new Step(iteration, next, abscissa);
        double s = Math.max(FACTOR * abscissa, abscissa + DISTANCE);
        next = constrained(descended(next, SmoothedAbscissa.gradientAt(next, s)));
        iteration++;
        return step;
    }

    /** A step on inhibitory columns, up to 0. */
    private Matrix descended(Matrix w, Matrix gradient) {
        int n = w.rows();
        return Matrix.build(
                n,
                n,
                (i, j) -> population.isExcitatory(j)
                        ? w.get(i, j)
                        : Math.min(0, w.get(i, j) - learningRate * gradient.get(i, j)));
    }

    private Matrix constrained(Matrix w) {
        int n = w.rows();
        double ontoExcitatory = blockScale(w, true);
        double ontoInhibitory = blockScale(w, false);
        Matrix scaled = Matrix.build(n, n, (i, j) -> {
            double factor = population.isExcitatory(i) ? ontoExcitatory : ontoInhibitory;
            return population.isExcitatory(j) ? w.get(i, j) : factor * w.get(i, j);
        });
        double weakest = weakestKept(scaled);
        return Matrix.build(n, n, (i, j) -> {
            double v = scaled.get(i, j);
            return i == j || (!population.isExcitatory(j) && v > weakest) ? 0 : v;
        });
    }

    /** Factor that makes the mean inhibition of the units of one type -gamma times their mean excitation. */
    private double blockScale(Matrix w, boolean excitatoryPost) {
        double[] sum = new double[2];
        int[] count = new int[2];
        for (int i = 0; i < w.rows(); i++) {
            for (int j = 0; j < w.columns() && population.isExcitatory(i) == excitatoryPost; j++) {
                int type = population.isExcitatory(j) ? 0 : 1;
                sum[type] += w.get(i, j);
                count[type]++;
            }
        }
        return sum[1] == 0 ? 1 : -dominance * (sum[0] / count[0]) / (sum[1] / count[1]);
    }

    /** The inhibitory weight that is just strong enough to be kept. */
    private double weakestKept(Matrix w) {
        double[] inhibitory = new double[w.rows() * population.inhibitory()];
        int filled = 0;
        for (int i = 0; i < w.rows(); i++) {
            for (int j = 0; j < w.columns(); j++) {
                if (!population.isExcitatory(j)) {
                    inhibitory[filled++] = w.get(i, j);
                }
            }
        }
        Arrays.sort(inhibitory);
        int kept = (int) Math.rint(keptDensity * inhibitory.length);
        return kept == 0 ? Double.NEGATIVE_INFINITY : inhibitory[kept - 1];
    }
}
