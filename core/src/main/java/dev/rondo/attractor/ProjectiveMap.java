package dev.rondo.attractor;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;

/**
 * Map of directions under a homogeneous map, G(c x) = c G(x) for c &gt; 0: {@code y -> G(y)/|G(y)|} on the unit sphere.
 *
 * <p>The Lyapunov exponents of G are the growth rate along the orbit and, for every other direction, the growth rate
 * plus an exponent of this map; the radial direction, which this map annihilates, has -Infinity.
 */
final class ProjectiveMap implements EulerMap {
    private final EulerMap map;

    ProjectiveMap(EulerMap homogeneous) {
        map = homogeneous;
    }

    @Override
    public int dimension() {
        return map.dimension();
    }

    @Override
    public Time step() {
        return map.step();
    }

    @Override
    public void apply(double[] y, double[] next) {
        map.apply(y, next);
        double length = Orbit.norm(next);
        for (int i = 0; i < next.length; i++) {
            next[i] /= length;
        }
    }

    @Override
    public void differential(double[] y, double[] v, double[] out) {
        differential(y, new double[][] {v}, new double[][] {out});
    }

    @Override
    public void differential(double[] y, double[][] v, double[][] out) {
        double[] image = new double[y.length];
        map.apply(y, image);
        double length = Orbit.norm(image);
        map.differential(y, v, out);
        for (double[] w : out) {
            double radial = 0;
            for (int i = 0; i < w.length; i++) {
                radial = Math.fma(image[i] / length, w[i], radial);
            }
            for (int i = 0; i < w.length; i++) {
                w[i] = (w[i] - radial * image[i] / length) / length;
            }
        }
    }

    /** Logarithm of the factor by which the step from y stretches it, {@code log(|G(y)|/|y|)}. */
    double logStretch(double[] y) {
        double[] image = new double[y.length];
        map.apply(y, image);
        return StrictMath.log(Orbit.norm(image) / Orbit.norm(y));
    }
}
