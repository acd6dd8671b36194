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
            double[] next = new double[x.length];
            map.apply(x, next);
            requireInRange(next, "at step " + k + ", t = " + map.step().times(k));
            image = Math.max(image, Vector.of(next).norm());
            x = next;
        }
        return image > ORDERS * size ? image : size;
    }

    /**
     * Scale of a flow's states near a start: {@code max(1, |x|)}, or where that is much larger, the size of an Euler step of tau.
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
                x[i] += tau.seconds() * way[i];
            }
            requireInRange(
                    x, "within " + (k == 1 ? "one time constant" : k + " time constants") + ", t = " + tau.times(k));
            image = Math.max(image, Vector.of(x).norm());
        }
        return image > ORDERS * size ? image : size;
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
