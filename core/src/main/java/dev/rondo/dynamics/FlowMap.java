package dev.rondo.dynamics;

/**
 * The map that follows a flow for a fixed time by one classical Runge-Kutta step of order 4, or several: what lets an
 * analysis of maps speak about a flow. Its derivative is that of the steps themselves, exact also where the step is long.
 */
public final class FlowMap implements EulerMap {
    private final VectorField field;
    private final Time step;
    private final int parts;

    private FlowMap(VectorField field, Time step, int parts) {
        this.field = field;
        this.step = step;
        this.parts = parts;
    }

    /**
     * The map of a flow over a time, by one step.
     *
     * @throws IllegalArgumentException if the time is not positive and finite
     */
    public static FlowMap of(VectorField field, Time step) {
        return of(field, step, 1);
    }

    /**
     * The map of a flow over a time, by several equal steps.
     *
     * @throws IllegalArgumentException if the time is not positive and finite, or there is no step
     */
    public static FlowMap of(VectorField field, Time step, int parts) {
        if (parts < 1) {
            throw new IllegalArgumentException("A flow is followed in one step at least: " + parts);
        }
        if (!(step.seconds() > 0) || Double.isInfinite(step.seconds())) {
            throw new IllegalArgumentException("A step of a flow is positive and finite: " + step);
        }
        return new FlowMap(field, step, parts);
    }

    @Override
    public int dimension() {
        return field.dimension();
    }

    @Override
    public Time step() {
        return step;
    }

    @Override
    public void apply(double[] x, double[] next) {
        advance(x, next);
        for (int p = 1; p < parts; p++) {
            advance(next, next);
        }
    }

    private void advance(double[] x, double[] next) {
        double h = step.seconds() / parts;
        int n = x.length;
        double[] k1 = new double[n];
        double[] k2 = new double[n];
        double[] k3 = new double[n];
        double[] k4 = new double[n];
        field.evaluate(x, k1);
        field.evaluate(ahead(x, h / 2, k1), k2);
        field.evaluate(ahead(x, h / 2, k2), k3);
        field.evaluate(ahead(x, h, k3), k4);
        combine(x, h, k1, k2, k3, k4, next);
    }

    @Override
    public void differential(double[] x, double[] v, double[] out) {
        differential(x, new double[][] {v}, new double[][] {out});
    }

    @Override
    public void differential(double[] x, double[][] v, double[][] out) {
        tangents(x, v, out);
        double[] y = x.clone();
        for (int p = 1; p < parts; p++) {
            advance(y, y);
            tangents(y, out, out);
        }
    }

    private void tangents(double[] x, double[][] v, double[][] out) {
        double h = step.seconds() / parts;
        int n = x.length;
        double[] k1 = new double[n];
        double[] k2 = new double[n];
        double[] k3 = new double[n];
        field.evaluate(x, k1);
        double[] x2 = ahead(x, h / 2, k1);
        field.evaluate(x2, k2);
        double[] x3 = ahead(x, h / 2, k2);
        field.evaluate(x3, k3);
        double[] x4 = ahead(x, h, k3);
        for (int m = 0; m < v.length; m++) {
            double[] d1 = new double[n];
            double[] d2 = new double[n];
            double[] d3 = new double[n];
            double[] d4 = new double[n];
            field.differential(x, v[m], d1);
            field.differential(x2, ahead(v[m], h / 2, d1), d2);
            field.differential(x3, ahead(v[m], h / 2, d2), d3);
            field.differential(x4, ahead(v[m], h, d3), d4);
            combine(v[m], h, d1, d2, d3, d4, out[m]);
        }
    }

    private static double[] ahead(double[] x, double h, double[] k) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.fma(h, k[i], x[i]);
        }
        return y;
    }

    private static void combine(
            double[] x, double h, double[] k1, double[] k2, double[] k3, double[] k4, double[] next) {
        for (int i = 0; i < x.length; i++) {
            next[i] = x[i] + h / 6 * (k1[i] + 2 * (k2[i] + k3[i]) + k4[i]);
        }
    }
}
