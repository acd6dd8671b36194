package dev.rondo.dynamics.piecewise;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.SplittableRandom;

/** Random networks of rectified units. */
final class Networks {
    private Networks() {}

    /** Signed columns (every third unit inhibitory), no diagonal, entries up to gain * 2/sqrt(n). */
    static Matrix weights(int n, int seed, double gain) {
        SplittableRandom random = new SplittableRandom(seed);
        double scale = 2 * gain / Math.sqrt(n);
        return Matrix.build(n, n, (i, j) -> {
            double v = scale * random.nextDouble();
            return i == j ? 0 : j % 3 == 2 ? -2 * v : v;
        });
    }

    static PiecewiseLinearField random(int n, int seed, double gain, Time tau) {
        SplittableRandom random = new SplittableRandom(seed + 1000L);
        Vector drive = Vector.of(random.doubles(n, -0.5, 1).toArray());
        return PiecewiseLinearField.network(weights(n, seed, gain), drive, tau);
    }

    static double[] state(int n, int seed) {
        return new SplittableRandom(seed + 2000L).doubles(n, -1, 1).toArray();
    }
}
