package dev.rondo.network;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.FlowMap;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The Euler map of a network, or its flow over one step, under an input that repeats itself every T steps, as an autonomous
 * system: its state is (x, t) with the number t of the next row of the input,
 *
 * <pre>
 *   (x, t) -> (G_t(x), t + 1 mod T)
 * </pre>
 *
 * The derivative with respect to t, which takes whole values only, is 0. Immutable, usable from any thread.
 */
public final class PeriodicInputMap implements EulerMap {
    private static final double ROUNDING = 1e-12;

    private final List<EulerMap> rows;

    private PeriodicInputMap(List<EulerMap> rows) {
        this.rows = rows;
    }

    /**
     * The map under an input.
     *
     * @param input one row per step, N_in columns, baseline included
     * @param period T: the first so many rows are repeated
     * @throws IllegalArgumentException if T is not in 1 .. the rows, or the input has not one column per input
     */
    public static PeriodicInputMap of(RateNetwork network, Matrix input, int period) {
        requirePeriod(input, period);
        NetworkMap first = NetworkMap.under(network, input.row(0).toArray());
        return new PeriodicInputMap(IntStream.range(0, period)
                .mapToObj(t -> (EulerMap) first.withInput(input.row(t).toArray()))
                .toList());
    }

    private static void requirePeriod(Matrix input, int period) {
        if (period < 1 || period > input.rows()) {
            throw new IllegalArgumentException(
                    "A periodic input must have a period from 1 to the number of its rows, got " + period
                            + " and an input that is " + input.shape());
        }
    }

    /**
     * The flow under an input that is held over every step.
     *
     * @param input as of {@link #of}
     * @param period T
     * @param parts Runge-Kutta steps per row of the input
     * @throws IllegalArgumentException as {@link #of}
     */
    public static PeriodicInputMap ofFlow(RateNetwork network, Matrix input, int period, int parts) {
        requirePeriod(input, period);
        return new PeriodicInputMap(IntStream.range(0, period)
                .mapToObj(t -> (EulerMap)
                        FlowMap.of(NetworkField.under(network, input.row(t).toArray()), network.dt(), parts))
                .toList());
    }

    /** The map over one period, from the row after so many. */
    public StroboscopicMap overPeriod(int played) {
        return new StroboscopicMap(IntStream.range(0, rows.size())
                .mapToObj(t -> rows.get((played + t) % rows.size()))
                .toList());
    }

    /**
     * The period that an input shows: the least number of rows after which all of it repeats itself to rounding, over a
     * quarter of its rows at least; all rows where there is none.
     */
    public static int periodOf(Matrix input) {
        int rows = input.rows();
        double rounding = ROUNDING * input.maxAbs();
        return IntStream.rangeClosed(1, rows - Math.ceilDiv(rows, 4))
                .filter(shift -> IntStream.range(0, rows - shift)
                        .allMatch(t -> input.row(t + shift).minus(input.row(t)).norm() <= rounding))
                .findFirst()
                .orElse(rows);
    }

    /** The state x after so many rows. */
    public double[] after(int played, double[] x) {
        double[] state = Arrays.copyOf(x, dimension());
        state[x.length] = played % rows.size();
        return state;
    }

    @Override
    public int dimension() {
        return rows.getFirst().dimension() + 1;
    }

    @Override
    public Time step() {
        return rows.getFirst().step();
    }

    @Override
    public void apply(double[] x, double[] next) {
        int n = dimension() - 1;
        double[] image = new double[n];
        row(x).apply(Arrays.copyOf(x, n), image);
        System.arraycopy(image, 0, next, 0, n);
        next[n] = (x[n] + 1) % rows.size();
    }

    @Override
    public void differential(double[] x, double[] v, double[] out) {
        differential(x, new double[][] {v}, new double[][] {out});
    }

    @Override
    public void differential(double[] x, double[][] v, double[][] out) {
        int n = dimension() - 1;
        double[][] tangents = new double[v.length][];
        Arrays.setAll(tangents, k -> Arrays.copyOf(v[k], n));
        double[][] images = new double[v.length][n];
        row(x).differential(Arrays.copyOf(x, n), tangents, images);
        for (int k = 0; k < v.length; k++) {
            System.arraycopy(images[k], 0, out[k], 0, n);
            out[k][n] = 0;
        }
    }

    private EulerMap row(double[] x) {
        return rows.get((int) x[x.length - 1]);
    }
}
