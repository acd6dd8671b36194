package dev.rondo.attractor;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.StateOverflow;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The largest Lyapunov exponents of a map along an orbit, by orthonormalising tangent vectors after every step
 * (Benettin et al. 1980): with {@code DG(x_t) Q_t = Q_(t+1) R_t},
 *
 * <pre>
 *   lambda_i = average over t of log R_t[i, i] / step,     per second
 * </pre>
 *
 * The average has the weights of weighted Birkhoff sums, which makes the exponents of cycles and tori precise after
 * tens of periods. An exponent is {@code -Infinity} where the derivative is singular along the orbit.
 *
 * @param count number of exponents, largest first
 * @param align number of steps in which the tangent vectors settle, before averaging begins
 * @param steps number of steps that are averaged over
 */
public record LyapunovExponents(int count, int align, int steps) {
    private static final long SEED = 0x4c796170756e6f76L;
    private static final int BLOCKS = 4;

    /**
     * @throws IllegalArgumentException if a number is not positive (align: negative), or there are fewer than 8 steps
     */
    public LyapunovExponents {
        if (count < 1 || align < 0 || steps < 8) {
            throw new IllegalArgumentException("Lyapunov exponents need count >= 1, align >= 0 and steps >= 8: count = "
                    + count + ", align = " + align + ", steps = " + steps);
        }
    }

    /**
     * The exponents.
     *
     * @param perSecond exponents per second, largest first; the whole spectrum sums to the average of log |det DG| per
     *     second
     * @param uncertainty half of the spread over four parts of the orbit
     */
    public record Spectrum(Vector perSecond, Vector uncertainty) {}

    /** The exponents of the orbit that starts at x; at most as many as the map has dimensions. */
    public Spectrum of(EulerMap map, double[] start) {
        int n = map.dimension();
        int k = Math.min(count, n);
        double[] x = start.clone();
        double[] next = new double[n];
        Frame frame = new Frame(n, k);
        double[][] logs = new double[k][steps];
        for (int t = -align; t < steps; t++) {
            frame.advance(map, x);
            for (int i = 0; i < k && t >= 0; i++) {
                logs[i][t] = frame.logStretch[i];
            }
            map.apply(x, next);
            double[] swap = x;
            x = next;
            next = swap;
            if (StateOverflow.firstIn(x) >= 0) {
                throw StateOverflow.atStep(x, (long) t + align + 1, map.step());
            }
        }
        double[] exponents = new double[k];
        double[] spread = new double[k];
        for (int i = 0; i < k; i++) {
            exponents[i] = WeightedAverage.of(logs[i], 0, steps) / map.step().seconds();
            spread[i] = spread(logs[i]) / map.step().seconds();
        }
        return new Spectrum(Vector.owning(exponents), Vector.owning(spread));
    }

    private static double spread(double[] logs) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int b = 0; b < BLOCKS; b++) {
            double mean = WeightedAverage.of(logs, b * logs.length / BLOCKS, (b + 1) * logs.length / BLOCKS);
            min = Math.min(min, mean);
            max = Math.max(max, mean);
        }
        return Double.isInfinite(min) ? 0 : (max - min) / 2;
    }

    /** Orthonormal tangent vectors that follow the orbit. */
    private static final class Frame {
        private double[][] q;
        private double[][] image;
        private final double[] logStretch;
        private final SplittableRandom random = new SplittableRandom(SEED);

        Frame(int n, int k) {
            q = new double[k][n];
            image = new double[k][n];
            logStretch = new double[k];
            for (int i = 0; i < k; i++) {
                replace(i);
            }
        }

        void advance(EulerMap map, double[] x) {
            map.differential(x, q, image);
            double[][] swap = q;
            q = image;
            image = swap;
            for (int i = 0; i < q.length; i++) {
                orthogonalise(i);
                double length = norm(q[i]);
                logStretch[i] = StrictMath.log(length);
                if (length > 0) {
                    scale(q[i], 1 / length);
                } else {
                    replace(i);
                }
            }
        }

        /** A vector that the derivative has annihilated is replaced by a new one. */
        private void replace(int i) {
            double length;
            do {
                Arrays.setAll(q[i], j -> random.nextDouble() - 0.5);
                orthogonalise(i);
                length = norm(q[i]);
            } while (!(length > 1e-8));
            scale(q[i], 1 / length);
            orthogonalise(i);
        }

        private void orthogonalise(int i) {
            for (int j = 0; j < i; j++) {
                double[] earlier = q[j];
                double[] v = q[i];
                double dot = 0;
                for (int m = 0; m < v.length; m++) {
                    dot = Math.fma(earlier[m], v[m], dot);
                }
                for (int m = 0; m < v.length; m++) {
                    v[m] = Math.fma(-dot, earlier[m], v[m]);
                }
            }
        }

        private static double norm(double[] v) {
            double sum = 0;
            for (double a : v) {
                sum = Math.fma(a, a, sum);
            }
            return Math.sqrt(sum);
        }

        private static void scale(double[] v, double factor) {
            for (int m = 0; m < v.length; m++) {
                v[m] *= factor;
            }
        }
    }
}
