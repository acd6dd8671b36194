package dev.rondo.dynamics.solve;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.Refusal;
import java.util.Arrays;

/**
 * Size of the states of a system, from a state and its image: growth and distances are measured by it.
 *
 * <p>Networks have states of the order of 1 as a rule. Where one step or one time constant leads from states of size 1
 * to states larger by orders of magnitude (weights of 1e20 into units that saturate), these are the states that the
 * system has.
 */
public final class StateScale {
    /** Largest size: beyond it sums of squares and their products overflow. */
    public static final double LARGEST = 1e100;

    /** Ratio of an image to its state from which the image is what counts. */
    private static final double ORDERS = 1e10;

    private StateScale() {}

    /**
     * Scale of a map's states near a start: {@code max(1, |x|)}, or where that is much larger, the size of an image.
     *
     * @throws Refusal if a state is larger than {@link #LARGEST}, with its unit and the step
     */
    public static double of(EulerMap map, Vector start) {
        double size = Math.max(1, start.norm());
        requireInRange(start.toArray(), "in the initial state");
        double image = size;
        for (double[] x : new double[][] {start.toArray(), ones(start.size())}) {
            double[] next = new double[x.length];
            map.apply(x, next);
            requireInRange(next, "at step 1, t = " + map.step());
            image = Math.max(image, Vector.owning(next).norm());
        }
        return image > ORDERS * size ? image : size;
    }

    /**
     * Scale of a flow's states near a start: {@code max(1, |x|)}, or where that is much larger, {@code tau |F|}.
     *
     * @param tau time constant
     * @throws Refusal if a state is larger than {@link #LARGEST}, with its unit and the time
     */
    public static double of(VectorField field, Time tau, Vector start) {
        double size = Math.max(1, start.norm());
        requireInRange(start.toArray(), "in the initial state");
        double image = size;
        for (double[] x : new double[][] {start.toArray(), ones(start.size())}) {
            double[] way = new double[x.length];
            field.evaluate(x, way);
            for (int i = 0; i < way.length; i++) {
                way[i] *= tau.seconds();
            }
            requireInRange(way, "within one time constant, t = " + tau);
            image = Math.max(image, Vector.owning(way).norm());
        }
        return image > ORDERS * size ? image : size;
    }

    private static double[] ones(int n) {
        double[] x = new double[n];
        Arrays.fill(x, 1);
        return x;
    }

    private static void requireInRange(double[] x, String when) {
        for (int i = 0; i < x.length; i++) {
            if (!(Math.abs(x[i]) <= LARGEST)) {
                throw Refusal.failed("the state of unit " + i + " is "
                        + (Double.isFinite(x[i]) ? "of size " + MessageNumbers.few(Math.abs(x[i])) : "out of range")
                        + " " + when + ", and the analysis overflows double precision beyond "
                        + MessageNumbers.few(LARGEST) + ": give smaller weights, inputs or x0");
            }
        }
    }
}
