package dev.rondo.continuation.cycles;

/** An orbit by its states, joined by straight lines. */
public final class Polygon {
    private Polygon() {}

    /** Distance of a point from the closed polygon of some states, in their order; infinite if there is none. */
    public static double distance(double[][] states, double[] x) {
        double least = Double.POSITIVE_INFINITY;
        for (int row = 0; row < states.length; row++) {
            least = Math.min(least, squared(states[row], states[(row + 1) % states.length], x));
        }
        return Math.sqrt(least);
    }

    /** Distance of a point from the nearest of some states; infinite if there is none. */
    public static double distanceFromStates(double[][] states, double[] x) {
        double least = Double.POSITIVE_INFINITY;
        for (double[] state : states) {
            least = Math.min(least, squared(state, state, x));
        }
        return Math.sqrt(least);
    }

    /** The squared distance from the side between two states. */
    private static double squared(double[] from, double[] to, double[] x) {
        double length = 0;
        double along = 0;
        for (int i = 0; i < x.length; i++) {
            length = Math.fma(to[i] - from[i], to[i] - from[i], length);
            along = Math.fma(x[i] - from[i], to[i] - from[i], along);
        }
        double part = length == 0 ? 0 : Math.clamp(along / length, 0, 1);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double d = x[i] - from[i] - part * (to[i] - from[i]);
            sum = Math.fma(d, d, sum);
        }
        return sum;
    }
}
