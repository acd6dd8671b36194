package dev.rondo.dynamics.solve;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.Refusal;

/**
 * Size of the states of a system, from a state and its first images: growth and distances are measured by it.
 *
 * <p>Networks have states of the order of 1 as a rule. Where a few steps or time constants lead from states of size 1
 * to states larger by orders of magnitude (weights of 1e20 into units that saturate), these are the states that the
 * system has.
 */
public final class StateScale {
    /** Largest size: beyond it sums of squares and their products overflow. */
    public static final double LARGEST = 1e100;

    /** Steps that are looked at: one or two lead from a state at rest to what large weights make of it. */
    private static final int STEPS = 3;

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
        double[] x = start.toArray();
        for (int k = 1; k <= STEPS; k++) {
            double[] way = new double[x.length];
            map.apply(x, way);
            requireInRange(way, "at step " + k + ", t = " + map.step().times(k));
            image = Math.max(image, Vector.of(way).norm());
            for (int i = 0; i < x.length; i++) {
                way[i] -= x[i];
            }
            move(x, way, size);
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
        double[] x = start.toArray();
        for (int k = 1; k <= STEPS; k++) {
            double[] way = new double[x.length];
            field.evaluate(x, way);
            for (int i = 0; i < way.length; i++) {
                way[i] *= tau.seconds();
            }
            requireInRange(way, "within one time constant, t = " + tau);
            image = Math.max(image, Vector.of(way).norm());
            move(x, way, size);
        }
        return image > ORDERS * size ? image : size;
    }

    /** Moves a state along its way, by the length {@code size} at most: what counts is the size of images, not of states. */
    private static void move(double[] x, double[] way, double size) {
        double part =
                Math.min(1, size / Math.max(Double.MIN_NORMAL, Vector.of(way).norm()));
        for (int i = 0; i < x.length; i++) {
            x[i] += part * way[i];
        }
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
